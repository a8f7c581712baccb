// Version numbers, prices, dates and constants: 1,000 files of code without mentions of papers.
import { assert } from 'chai';
import { readFileSync } from 'node:fs';
import { findMentions } from '../../../../src/core/mentions/findMentions.ts';
import { projectFiles } from '../../../support/project.ts';

const packages =
  '{@babel,@eslint,acorn,eslint,esbuild,mocha,playwright-core,postcss,prettier,typescript-eslint,@typescript-eslint,typescript,undici,yargs}';

describe('ordinary code', () => {
  it('names no paper', () => {
    const files = projectFiles(`node_modules/${packages}/**/*.{js,mjs,cjs,ts,css,json}`).slice(0, 1000);
    assert.lengthOf(files, 1000);
    const named = files.flatMap(file => {
      const text = readFileSync(file, 'utf8');
      return findMentions(text).map(({ start, end }) => `${file}: ${text.slice(start, end)}`);
    });
    assert.deepEqual(named, []);
  }).timeout(30_000);
});
