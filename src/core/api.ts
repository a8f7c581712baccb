// What `activate` gives to other extensions. This file can be copied as it is: it needs nothing else.
//
//   const paperside = vscode.extensions.getExtension<PapersideApi>('paperside.paperside');
//   const api = await paperside?.activate();
//   const papers = await api?.search('masked autoencoders', 5);

export interface PapersideApi {
  /** Grows with every change that could break a caller. */
  readonly version: 1;
  /** Papers for what a person would type, best first; at most 20 unless told, never more than 200. */
  search(query: string, limit?: number): Promise<readonly ApiPaper[]>;
  /** By an arXiv id, a DOI or a link; undefined when the catalogue does not have it. */
  get(id: string): Promise<ApiPaper | undefined>;
  /** Papers that code is about, nearest first, with the reasons; none when nothing points to one. At most 10. */
  related(code: string, language?: string): Promise<readonly ApiRelated[]>;
  /** After papers came or went. */
  onDidChange(listener: () => void): { dispose(): void };
}

export interface ApiPaper {
  /** `arxiv:2604.11359`, `doi:10.1000/xyz` or `local:<hash>`. */
  readonly id: string;
  readonly title: string;
  readonly authors: readonly string[];
  /** As much of `YYYY-MM-DD` as is known. */
  readonly published: string;
  /** Outside text; empty when no source has one. */
  readonly abstract: string;
  /** Where it can be read. */
  readonly url: string | undefined;
}

export interface ApiRelated {
  readonly paper: ApiPaper;
  /** Heaviest first: a term, its share of the score, and the lines where it stands, from 0. */
  readonly evidence: readonly {
    readonly term: string;
    readonly weight: number;
    readonly lines: readonly number[];
  }[];
}
