// Source files on disk, as the benches and the background table read them.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join, sep } from 'node:path';
import type { Code } from '../../src/core/related/code.ts';
import { LineClassifier } from '../../src/core/related/lineClassifier.ts';

/** Extensions by family of languages: how common a term is, is asked family by family. */
const families: Readonly<Record<string, readonly string[]>> = {
  python: ['.py', '.pyi'],
  web: ['.js', '.mjs', '.cjs', '.jsx', '.ts', '.tsx', '.mts', '.cts'],
  style: ['.css', '.scss', '.less', '.html'],
  jvm: ['.java', '.kt', '.scala'],
  c: ['.c', '.h', '.cc', '.cpp', '.cxx', '.hh', '.hpp', '.cu', '.cuh'],
  rust: ['.rs'],
  go: ['.go'],
  science: ['.jl', '.r', '.R', '.m', '.swift'],
  prose: ['.md', '.rst', '.tex'],
};
const familyOf = new Map(
  Object.entries(families).flatMap(([family, extensions]) =>
    extensions.map(extension => [extension, family]),
  ),
);
/** Larger or denser files are data, bundles or minified. */
const largest = 200_000;
const maxAverageLineLength = 200;

export function familyOfFile(path: string): string | undefined {
  return /\.d\.[cm]?ts$|\.min\./.test(path) ? undefined : familyOf.get(extname(path));
}

/** Every source file under the folder, sorted; hidden folders and links are left out. */
export function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap(entry => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return entry.name.startsWith('.') ? [] : sourceFiles(path);
      return entry.isFile() && familyOfFile(path) !== undefined ? path : [];
    })
    .sort();
}

/** The file's text, unless it was not written by hand. */
export function handWritten(path: string): string | undefined {
  if (statSync(path).size > largest) return undefined;
  const text = readFileSync(path, 'utf8');
  return text.length > maxAverageLineLength * text.split('\n').length ? undefined : text;
}

/** The code without comments and docstrings, as the reader of code tells them apart. */
export function withoutProse(path: string, text: string): string {
  const lines = new LineClassifier('', basename(path));
  return text
    .split('\n')
    .map(line => {
      const spans = lines.classify(line);
      return spans
        .flatMap(({ zone, text }) => (zone === 'prose' || zone === 'definition' ? [] : text))
        .join('');
    })
    .join('\n');
}

/** The path is that in the repository: its folders count. */
export function codeOf(path: string, text: string): Code {
  const lines = text.split(/\r?\n/);
  const folders = path.split(sep).slice(0, -1);
  return {
    ...{ fileName: basename(path), folders, languageId: '', lineCount: lines.length },
    line: at => lines[at] ?? '',
  };
}
