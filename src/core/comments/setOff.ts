// Looks at what stands beside the cursor in a comment: with what is inserted it could form a delimiter, as `/` behind `*` does.
import { commentSyntax } from './commentSyntax.ts';
import type { SyntaxContext } from './syntaxContext.ts';

/** Whether no word stands before the offset in its comment, or on its line. */
export function beginsComment(
  text: string,
  offset: number,
  { from, open, language }: SyntaxContext,
): boolean {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  const mark = open === '' ? (commentSyntax(language)?.line ?? '') : open;
  const before = from < start ? start : text.indexOf(mark, from) + mark.length;
  return !/[\p{L}\p{N}]/u.test(text.slice(before, offset));
}

/** Returns what to insert at the offset, with a space where a sign of it would meet a sign of the text. */
export function setOff(text: string, offset: number, inserted: string): string {
  const sign = /[^\s\p{L}\p{N}]/u;
  const meets = (one: string, other: string): boolean => sign.test(one) && sign.test(other);
  const before = meets(text.charAt(offset - 1), inserted.charAt(0)) ? ' ' : '';
  const after = meets(inserted.charAt(inserted.length - 1), text.charAt(offset)) ? ' ' : '';
  return before + inserted + after;
}
