// What stands around a place in a text, as far as it matters to a comment.

export interface SyntaxContext {
  /** VS Code's id of the language there; `jsx-children` between the tags of JSX. */
  readonly language: string;
  /** `closed`: in a string, a tag or the like, where no comment can begin. */
  readonly kind: 'code' | 'comment' | 'docstring' | 'closed';
  /** Where the comment, string or tag begins; 0 for code. */
  readonly from: number;
  /** What begins and ends the comment or docstring; the end of the line when empty. */
  readonly open: string;
  readonly close: string;
  /** A docstring that knows no escapes. */
  readonly isRaw: boolean;
  /** In a script or style, which ends where the text says so. */
  readonly isEmbedded: boolean;
}

export function codeContext(language: string): SyntaxContext {
  return { language, kind: 'code', from: 0, open: '', close: '', isRaw: false, isEmbedded: false };
}

export function endedContext(language: string, from: number): SyntaxContext {
  return { ...codeContext(language), kind: 'closed', from };
}

/** The place in a text that begins at `start` of the whole one. */
export function shiftContext(place: SyntaxContext, start: number): SyntaxContext {
  return { ...place, from: place.from + start, isEmbedded: true };
}
