// Paperside's engine and its peers behind one interface, each peer with its own defaults over title and abstract.
import { create, insertMultiple, search as oramaSearch } from '@orama/orama';
import flexsearch from 'flexsearch';
import Fuse from 'fuse.js';
import lunr from 'lunr';
import MiniSearch from 'minisearch';
import { defaultRankingParameters, type RankingParameters } from '../../src/core/search/rankingParameters.ts';
import { SearchEngine } from '../../src/core/search/searchEngine.ts';
import { hostClock } from '../../src/platform/clock.ts';
import type { Document } from './collection.ts';
import { paperFrom } from './papers.ts';

/** The ids of the best documents for the query, best first. */
type Search = (query: string) => readonly string[] | Promise<readonly string[]>;

export interface Engine {
  readonly name: string;
  index(documents: readonly Document[]): Search | Promise<Search>;
}

const depth = 100;
const fields = ['title', 'abstract'];

export function paperside(constants: RankingParameters = defaultRankingParameters): Engine {
  return {
    name: 'paperside',
    async index(documents) {
      const engine = new SearchEngine(hostClock, constants);
      // No abstract is shorter than a letter in the catalogue, but half of CACM has none.
      await engine.index(
        documents.map(document => paperFrom({ ...document, id: `local:${document.id}` })),
        [],
      );
      return query => engine.search(query, depth).papers.map(({ id }) => id.slice('local:'.length));
    },
  };
}

const miniSearch: Engine = {
  name: 'minisearch',
  index(documents: readonly Document[]) {
    const index = new MiniSearch<Document>({ fields });
    index.addAll(documents);
    return query =>
      index
        .search(query)
        .slice(0, depth)
        .map(hit => String(hit.id));
  },
};

export const peers: readonly Engine[] = [
  miniSearch,
  {
    name: 'lunr',
    index(documents: readonly Document[]) {
      const index = lunr(builder => {
        for (const field of fields) builder.field(field);
        for (const document of documents) builder.add(document);
      });
      // Its query syntax would throw on stray colons and the like.
      return query =>
        index
          .search(query.replace(/[:~^*+-]/g, ' '))
          .slice(0, depth)
          .map(({ ref }) => ref);
    },
  },
  {
    name: 'orama',
    async index(documents: readonly Document[]) {
      const database = create({ schema: { title: 'string', abstract: 'string' } });
      await insertMultiple(database, [...documents]);
      return async query => {
        const { hits } = await oramaSearch(database, { term: query, limit: depth });
        return hits.map(({ id }) => id);
      };
    },
  },
  {
    name: 'flexsearch',
    index(documents: readonly Document[]) {
      const index = new flexsearch.Index();
      for (const [at, { title, abstract }] of documents.entries()) index.add(at, `${title} ${abstract}`);
      // Without `suggest` a long query finds nothing at all: every word would have to be there.
      return query =>
        index.search(query, { limit: depth, suggest: true }).flatMap(at => documents[Number(at)]?.id ?? []);
    },
  },
  {
    name: 'fuse',
    index(documents: readonly Document[]) {
      const index = new Fuse(documents, { keys: fields });
      return query => index.search(query, { limit: depth }).map(({ item }) => item.id);
    },
  },
];
