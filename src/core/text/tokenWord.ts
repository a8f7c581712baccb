// The word that the tokenizer makes of a token or of a part of it.

/** A word, and the parts of its token that it covers: from `from` (inclusive) to `to` (exclusive). */
export interface TokenWord {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Whether another word covers the same parts more exactly (`c++` for `c`). This word is indexed but not queried. */
  readonly isLoose?: boolean;
}
