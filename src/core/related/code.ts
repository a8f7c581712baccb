// The code that papers are ranked against (an editor's document, a selection, a notebook's cells or a file), and the
// terms extracted from it.

export interface Code {
  /** File name with extension, such as `ecg_mae.py`; empty if there is none. */
  readonly fileName: string;
  /** Names of the folders that contain the file, from the workspace root down. */
  readonly folders?: readonly string[];
  /** VS Code's language id. If empty, the file name decides the language. */
  readonly languageId: string;
  readonly lineCount: number;
  /** Returns a line, counted from 0, without its line break. A method, so that only sampled lines are read. */
  line(at: number): string;
}

/** The terms of the code, which are the query of the ranking. */
export interface CodeTerms {
  /** The terms, in no particular order. */
  readonly terms: readonly CodeTerm[];
  /** Whether the code was too long to read in full, so that only evenly spread parts of it were read. */
  readonly sampled: boolean;
}

export interface CodeTerm {
  /** The stem, or the two stems of a bigram, as in the papers. */
  readonly stem: string;
  /** The term as written in the code (`BarlowTwins`), or a word of a library's topic. */
  readonly label: string;
  /** How much the code is about the term, regardless of rarity; over 0. */
  readonly weight: number;
  /** The first few lines with the term, counted from 0; definitions first, then prose, imports and bodies. */
  readonly lines: readonly number[];
  /** Whether the term is a bigram in the name of the file or of one of its folders. */
  readonly isName?: boolean;
  /** Whether a word stands in a comment, a docstring or other prose. */
  readonly inProse?: boolean;
}
