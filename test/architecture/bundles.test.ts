// What ships stays small and free of what the hosts and the page's content policy forbid. Built by `npm test` before this runs.
import { assert } from 'chai';
import { readProjectFile } from '../support/project.ts';

const hosts = ['dist/extension.js'];
const page = 'dist/abstract.js';
const map = 'dist/map.js';
/** What the page asks for when a paper has a note. */
const markdown = 'dist/markdown.js';
/** What the page asks for when a paper has a formula. */
const formulas = 'dist/formulas.js';
const kilobytes = (path: string): number => Buffer.byteLength(readProjectFile(path)) / 1024;

describe('bundles', () => {
  for (const host of hosts) {
    it(`${host} is at most 650 KB and requires nothing but vscode`, () => {
      assert.isAtMost(kilobytes(host), 650);
      const required = [...readProjectFile(host).matchAll(/\brequire\("([^"]+)"\)/g)].map(match => match[1]);
      assert.deepEqual([...new Set(required)], ['vscode']);
    });
  }

  it('the page is at most 60 KB and requires nothing', () => {
    assert.isAtMost(kilobytes(page), 60);
    assert.notMatch(readProjectFile(page), /\brequire\(/);
  });

  it('the page of the map is at most 50 KB and requires and loads nothing', () => {
    assert.isAtMost(kilobytes(map), 50);
    assert.notMatch(readProjectFile(map), /\b(?:require|import|eval|Function)\(/);
  });

  it('the readers of Markdown and of formulas are at most 60 and 280 KB and no part of the page', () => {
    assert.isAtMost(kilobytes(markdown), 60);
    assert.isAtMost(kilobytes(formulas), 280);
    const imports = readProjectFile(page).match(/\bimport\([^)]*\)|\bimport\b(?!\()[^;,]*/g);
    assert.sameMembers(imports ?? [], ['import("./markdown.js")', 'import("./formulas.js")']);
    for (const apart of [markdown, formulas])
      assert.notMatch(readProjectFile(apart), /\b(?:require|import)\(/);
  });

  it('no page writes markup', () => {
    for (const bundle of [page, map, markdown, formulas])
      assert.notMatch(
        readProjectFile(bundle),
        /\b(?:innerHTML|outerHTML|insertAdjacentHTML|document\.write)\b/,
      );
  });

  it('come with the licence of every library in them, each one that allows it', () => {
    const entries = readProjectFile('dist/licences.txt').split(/\n-{80}\n\n/);
    const libraries = entries.map(
      entry => /^(\S+) \d+\.\d+\.\d+\S*, (MIT|ISC|BSD-2-Clause)\n/.exec(entry)?.[1],
    );
    assert.sameMembers(libraries, [
      ...['@rgrove/parse-xml', 'chardet', 'entities', 'katex', 'marked', 'minisearch', 'porter2', 'zod'],
    ]);
    for (const entry of entries) assert.match(entry, /copyright/i);
  });

  it('hold no path of the machine that built them', () => {
    for (const bundle of [...hosts, page, map, markdown, formulas])
      assert.notInclude(readProjectFile(bundle), process.cwd());
  });
});
