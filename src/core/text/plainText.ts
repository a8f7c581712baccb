// Makes external text safe to show on one line, without line breaks, changes of the text direction and hidden text.

/** What may need work: everything beyond printable ASCII, and white space that is not a single space inside the text. */
const suspicious = /[^ -~]|^ | {2}| $/;
/** Control characters, separators, marks that override, embed or isolate a text direction, and letters drawn as nothing. */
const spaces = /[\p{Cc}\p{Z}\s\u202A-\u202E\u2066-\u2069\u115F\u1160\u2800\u3164\uFFA0]+/gu;
/** Characters that are not drawn, in which text can be hidden from people but not from a program that reads it. */
const hidden =
  /[\u00AD\u061C\u200B\u200E\u200F\u2060-\u2064\u206A-\u206F\uFEFF\uFFF0-\uFFFB\u{1BCA0}-\u{1BCA3}\u{1D173}-\u{1D17A}\u{E0000}-\u{E0FFF}]+/gu;
/** Joiners and variation selectors, which letters and emoji need, one of each at most. */
const joiners = /[\u200C\u200D\uFE00-\uFE0F]{2,}/g;
const looseJoiners = /(?<=^| )[\u200C\u200D\uFE00-\uFE0F]+|[\u200C\u200D]+(?= |$)/g;
const loneSurrogates = /\p{Cs}/gu;

/** Returns the text on one line with single spaces. Keeps right-to-left letters; drops marks that reorder text. */
export function toPlainText(text: string): string {
  if (!suspicious.test(text)) return text;
  return text
    .replace(loneSurrogates, '\uFFFD')
    .replace(hidden, '')
    .replace(
      joiners,
      run => (/[\uFE00-\uFE0F]/.exec(run)?.[0] ?? '') + (/[\u200C\u200D]/.exec(run)?.[0] ?? ''),
    )
    .replace(spaces, ' ')
    .replace(looseJoiners, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** Returns the text, or its beginning with "…" if it is longer than `most` characters. Cuts no character in two. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text
    .slice(0, most - 1)
    .replace(/\p{Cs}$/u, '')
    .trimEnd()}…`;
}
