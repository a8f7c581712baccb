// What other extensions may ask of Paperside: parsed on the way in, frozen copies on the way out.
import * as z from 'zod/mini';
import type { ApiPaper, ApiRelated, PapersideApi } from '../../core/api.ts';
import type { Catalogue } from '../../core/catalogue.ts';
import { paperIdIn } from '../../core/identifiers.ts';
import { pageOf } from '../../core/mentions/findMentions.ts';
import type { Paper } from '../../core/paper.ts';
import type { SearchIndex } from '../../core/search/searchIndex.ts';
import type { CodeRanker } from '../../platform/codeRanking.ts';
import { textCode } from '../../platform/openCode.ts';

interface ApiDependencies {
  readonly catalogue: Catalogue;
  readonly ranker: CodeRanker;
  readonly searchIndex: SearchIndex;
}

const Query = z.string();
const Limit = z._default(z.int().check(z.minimum(1), z.maximum(200)), 20);
const Language = z._default(z.string(), '');

export function openApi({ catalogue, ranker, searchIndex }: ApiDependencies): PapersideApi {
  return Object.freeze<PapersideApi>({
    version: 1,
    async search(query, limit) {
      const [asked, most] = [Query.parse(query), Limit.parse(limit)];
      await searchIndex.filled();
      return Object.freeze(searchIndex.engine.search(asked, most).papers.map(apiPaper));
    },
    async get(id) {
      const asked = Query.parse(id);
      const paper = await catalogue.get(paperIdIn(asked) ?? asked);
      return paper === undefined ? undefined : apiPaper(paper);
    },
    async related(code, language) {
      const asked = textCode(Query.parse(code), Language.parse(language));
      const { papers } = await ranker.rank(asked, new AbortController().signal);
      return Object.freeze(papers.map(apiRelated));
    },
    onDidChange: listener =>
      catalogue.onDidChange(() => {
        listener();
      }),
  });
}

function apiPaper(paper: Paper): ApiPaper {
  const { id, title, authors, published, abstract } = paper;
  return Object.freeze({
    id,
    title,
    authors: Object.freeze([...authors]),
    published,
    abstract,
    url: pageOf(id),
  });
}

function apiRelated({
  paper,
  evidence,
}: Awaited<ReturnType<CodeRanker['rank']>>['papers'][number]): ApiRelated {
  const reasons = evidence.map(({ shown, weight, lines }) =>
    Object.freeze({ term: shown, weight, lines: [...lines] }),
  );
  return Object.freeze({ paper: apiPaper(paper), evidence: Object.freeze(reasons) });
}
