// Implements the extension API of core/api.ts for other extensions. Parses all arguments and returns frozen copies.
import * as z from 'zod/mini';
import type { ApiPaper, ApiRelated, PapersideApi } from '../../core/api.ts';
import type { Catalogue } from '../../core/papers/catalogue.ts';
import { parsePaperId } from '../../core/papers/identifiers.ts';
import { paperPageUrl } from '../../core/papers/links.ts';
import type { Paper } from '../../core/papers/paper.ts';
import type { SearchIndexer } from '../../core/search/searchIndexer.ts';
import { textCode } from '../../platform/codeDocument.ts';
import type { CodeRanker } from '../../platform/codeRanker.ts';

interface ApiDependencies {
  readonly catalogue: Catalogue;
  readonly ranker: CodeRanker;
  readonly searchIndexer: SearchIndexer;
}

const Query = z.string();
const Limit = z._default(z.int().check(z.minimum(1), z.maximum(200)), 20);
const Language = z._default(z.string(), '');

export function createApi({ catalogue, ranker, searchIndexer }: ApiDependencies): PapersideApi {
  return Object.freeze<PapersideApi>({
    version: 1,
    async search(query, limit) {
      const [input, most] = [Query.parse(query), Limit.parse(limit)];
      await searchIndexer.whenIndexed();
      return Object.freeze(searchIndexer.engine.search(input, most).papers.map(apiPaper));
    },
    async get(id) {
      const input = Query.parse(id);
      const paper = await catalogue.get(parsePaperId(input) ?? input);
      return paper === undefined ? undefined : apiPaper(paper);
    },
    async related(code, language) {
      const input = textCode(Query.parse(code), Language.parse(language));
      const { papers } = await ranker.rank(input, new AbortController().signal);
      return Object.freeze(papers.map(apiRelated));
    },
    onDidChange: listener =>
      catalogue.onDidChange(() => {
        listener();
      }),
  });
}

function apiPaper(paper: Paper): ApiPaper {
  const { id, title, authors, moreAuthors, published, abstract } = paper;
  return Object.freeze({
    id,
    title,
    authors: Object.freeze([...authors]),
    ...(moreAuthors && { moreAuthors }),
    published,
    abstract,
    url: paperPageUrl(id),
  });
}

function apiRelated({
  paper,
  evidence,
}: Awaited<ReturnType<CodeRanker['rank']>>['papers'][number]): ApiRelated {
  const reasons = evidence.map(({ label, weight, lines }) =>
    Object.freeze({ term: label, weight, lines: [...lines] }),
  );
  return Object.freeze({ paper: apiPaper(paper), evidence: Object.freeze(reasons) });
}
