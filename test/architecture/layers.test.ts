// Dependencies point down the table of the design only; so do file sizes and names.
import { assert } from 'chai';
import { readProjectFile } from '../support/project.ts';
import { imports, sources } from './imports.ts';

interface Rule {
  /** Parts of src that the layer may import, itself included. */
  readonly parts: readonly string[];
  readonly packages: readonly string[];
}

const rules: Readonly<Record<string, Rule>> = {
  extension: { parts: ['features', 'platform', 'protocol', 'core', 'ids'], packages: ['vscode'] },
  features: { parts: ['features', 'platform', 'protocol', 'core', 'ids'], packages: ['vscode', 'zod/mini'] },
  webview: { parts: ['webview', 'protocol', 'core'], packages: ['marked', 'katex'] },
  platform: { parts: ['platform', 'core'], packages: ['vscode', 'zod/mini', 'chardet'] },
  protocol: { parts: ['protocol', 'core'], packages: ['zod/mini'] },
  core: {
    parts: ['core'],
    packages: ['zod/mini', 'minisearch/SearchableMap', 'porter2', 'entities', '@rgrove/parse-xml'],
  },
  ids: { parts: [], packages: [] },
};

/** `src/features/search/searchPick.ts` → `features`, `src/ids.ts` → `ids`. */
const partOf = (path: string): string => path.split('/')[1]?.replace(/\.ts$/, '') ?? '';
const featureOf = (path: string): string | undefined => /^src\/features\/([^/]+)\//.exec(path)?.[1];

describe('layers', () => {
  it('name every part of src', () => {
    assert.sameMembers([...new Set(sources.map(partOf))], Object.keys(rules));
  });

  it('import only what lies below', () => {
    const wrong = imports.filter(({ from, to, name }) => {
      const rule = rules[partOf(from)];
      return to === undefined ? !rule?.packages.includes(name) : !rule?.parts.includes(partOf(to));
    });
    assert.deepEqual(wrong, []);
  });

  it('keep features apart', () => {
    const wrong = imports.filter(
      ({ from, to }) =>
        to !== undefined &&
        featureOf(to) !== undefined &&
        featureOf(from) !== undefined &&
        featureOf(from) !== featureOf(to),
    );
    assert.deepEqual(wrong, []);
  });

  it('let the page import no more of core than its types', () => {
    const wrong = sources
      .filter(path => partOf(path) === 'webview')
      .flatMap(path => readProjectFile(path).match(/^import (?!type )[^;]*core\/[^;]*;/gm) ?? []);
    assert.deepEqual(wrong, []);
  });
});

describe('titles', () => {
  it('are shown as displayTitle makes them, without TeX', () => {
    const wrong = sources
      .filter(path => ['features', 'platform'].includes(partOf(path)) || path.startsWith('src/core/tools/'))
      .flatMap(
        path =>
          readProjectFile(path)
            .match(/\b(?:paper|known)\??\.title\b/g)
            ?.map(() => path) ?? [],
      );
    assert.deepEqual(wrong, []);
  });
});

describe('source files', () => {
  const lines = (path: string): number => readProjectFile(path).split('\n').length - 1;

  it('stay under 200 lines, and the composition root under 100', () => {
    assert.deepEqual(
      sources.filter(path => lines(path) >= 200),
      [],
    );
    assert.isAtMost(lines('src/extension.ts'), 100);
  });

  it('are named after what they hold', () => {
    assert.deepEqual(
      sources.filter(path => /util|helper|misc|common|\/index\.ts/i.test(path)),
      [],
    );
  });

  it('begin by saying what they are', () => {
    assert.deepEqual(
      sources.filter(path => !readProjectFile(path).startsWith('// ')),
      [],
    );
  });
});
