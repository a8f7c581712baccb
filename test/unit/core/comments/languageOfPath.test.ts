import { assert } from 'chai';
import { languageOfPath } from '../../../../src/core/comments/languageOfPath.ts';

describe('languageOfPath', () => {
  for (const [path, language] of [
    ['src/a.py', 'python'],
    ['file:///a%20b/c.TSX', 'typescriptreact'],
    ['a.b.rs', 'rust'],
    ['kernel.cu', 'cuda-cpp'],
    ['solve.m', 'matlab'],
    ['page.vue', 'vue'],
    ['notes.qmd', 'quarto'],
    ['notes.ipynb', 'jupyter'],
    ['README', 'plaintext'],
    ['docs/references.txt', 'plaintext'],
    ['Makefile', 'makefile'],
    ['.gitignore', 'plaintext'],
    ['locale/de.po', ''],
    ['data.csv', ''],
  ] as const)
    it(`of ${path} is ${language === '' ? 'unknown' : language}`, () => {
      assert.equal(languageOfPath(path), language);
    });
});
