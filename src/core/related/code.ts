// Code as the reader sees it, whatever holds it: an editor's document, a selection, a notebook's cells, a file.

export interface Code {
  /** The last part of the path, with its extension: `ecg_mae.py`. Empty when there is none. */
  readonly fileName: string;
  /** The folders that it lies in inside its workspace, the nearest last. */
  readonly folders?: readonly string[];
  /** VS Code's language id. Empty when unknown: the file name decides then. */
  readonly languageId: string;
  readonly lineCount: number;
  /** The line without its end; the first is 0. Asked for as needed, so that a long file costs what is read of it. */
  line(at: number): string;
}

/** What stands in the code, as the ranking reads it. */
export interface CodeTerms {
  /** Heaviest first. */
  readonly terms: readonly CodeTerm[];
  /** True when the code was too long to read whole, and evenly spread parts stand for it. */
  readonly sampled: boolean;
}

export interface CodeTerm {
  /** The stem that the term shares with the papers. */
  readonly stem: string;
  /** As the code writes it, or as a topic map names it: `BarlowTwins`, `graph neural network`. */
  readonly label: string;
  /** How much the code is about it, before any rarity: > 0. */
  readonly weight: number;
  /** Where it stands, most telling first, the first few only; the first line of the code is 0. */
  readonly lines: readonly number[];
  /** The file's name says it, or its folder's: two words in a row. */
  readonly isName?: boolean;
}
