// One message is one line of the log, of bounded length: text from outside can neither begin another entry nor hide one.
import { cutText, toPlainText } from '../core/text/plainText.ts';

/** Maximum length of a line, in characters. */
const longest = 10_000;

export function logLine(message: string): string {
  return cutText(toPlainText(message), longest);
}
