// The API that `activate` returns to other extensions. This file has no imports, so it can be copied as it is.
//
//   const paperside = vscode.extensions.getExtension<PapersideApi>('paperside.paperside');
//   const api = await paperside?.activate();
//   const papers = await api?.search('masked autoencoders', 5);

export interface PapersideApi {
  /** Incremented with every breaking change. */
  readonly version: 1;
  /** Returns the papers that match a typed query, best first. `limit` is 20 by default and at most 200. */
  search(query: string, limit?: number): Promise<readonly ApiPaper[]>;
  /** Returns a paper by arXiv id, DOI or link; undefined when the catalogue does not contain it. */
  get(id: string): Promise<ApiPaper | undefined>;
  /** Returns at most 10 papers related to the code, closest first, with evidence; empty when nothing indicates one. */
  related(code: string, language?: string): Promise<readonly ApiRelated[]>;
  /** Fires after papers were added or removed. */
  onDidChange(listener: () => void): { dispose(): void };
}

export interface ApiPaper {
  /** `arxiv:2604.11359`, `doi:10.1000/xyz` or `local:<hash>`. */
  readonly id: string;
  readonly title: string;
  readonly authors: readonly string[];
  /** Set when `authors` is only the beginning of the list. */
  readonly moreAuthors?: true;
  /** The known part of `YYYY-MM-DD`. */
  readonly published: string;
  /** Untrusted text from a source; empty when no source has an abstract. */
  readonly abstract: string;
  /** Address of the paper's page. */
  readonly url: string | undefined;
}

export interface ApiRelated {
  readonly paper: ApiPaper;
  /** Terms by descending weight: each with its share of the score, and its line numbers from 0. */
  readonly evidence: readonly {
    readonly term: string;
    readonly weight: number;
    readonly lines: readonly number[];
  }[];
}
