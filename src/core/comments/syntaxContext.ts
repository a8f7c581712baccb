// The syntax around a position in a text, as far as comments need it.

export interface SyntaxContext {
  /** VS Code language id at the position; `jsx-children` between JSX tags. */
  readonly language: string;
  /** `closed`: inside a string, a tag or the like, where no comment can begin. */
  readonly kind: 'code' | 'comment' | 'docstring' | 'closed';
  /** Offset where the comment, string or tag begins; 0 for code. */
  readonly from: number;
  /** Delimiters of the comment or docstring; `close` is empty for a line comment. */
  readonly open: string;
  readonly close: string;
  /** True for a docstring without escape sequences. */
  readonly isRaw: boolean;
  /** True inside a script or style, which the surrounding markup ends. */
  readonly isEmbedded: boolean;
}

export function codeContext(language: string): SyntaxContext {
  return { language, kind: 'code', from: 0, open: '', close: '', isRaw: false, isEmbedded: false };
}

export function endedContext(language: string, from: number): SyntaxContext {
  return { ...codeContext(language), kind: 'closed', from };
}

/** Shifts the context of a part that begins at offset `start` of the whole text. */
export function shiftContext(place: SyntaxContext, start: number): SyntaxContext {
  return { ...place, from: place.from + start, isEmbedded: true };
}
