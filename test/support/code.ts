// Code for tests, from its text.
import type { Code } from '../../src/core/related/code.ts';

export function code(text: string, fileName = '', languageId = ''): Code {
  const lines = text.split('\n');
  return { fileName, languageId, lineCount: lines.length, line: at => lines[at] ?? '' };
}
