// Keeps what is inserted into a comment from forming a delimiter with what stands beside the cursor: `/` behind `*`.

/** Returns what to insert at the offset, with a space where a sign of it would meet a sign of the text. */
export function setOff(text: string, offset: number, inserted: string): string {
  const sign = /[^\s\p{L}\p{N}]/u;
  const meets = (one: string, other: string): boolean => sign.test(one) && sign.test(other);
  const before = meets(text.charAt(offset - 1), inserted.charAt(0)) ? ' ' : '';
  const after = meets(inserted.charAt(inserted.length - 1), text.charAt(offset)) ? ' ' : '';
  return before + inserted + after;
}
