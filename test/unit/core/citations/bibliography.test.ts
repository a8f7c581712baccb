import { assert } from 'chai';
import fc from 'fast-check';
import {
  addToBibliography,
  readBibliography,
  type BibliographyAddition,
} from '../../../../src/core/citations/bibliography.ts';
import type { Paper } from '../../../../src/core/papers/paper.ts';
import { citablePaper } from '../../../support/arbitraries.ts';
import { countingClock } from '../../../support/clock.ts';
import { paper } from '../../../support/papers.ts';

const clock = countingClock();
const add = async (
  text: string,
  ...papers: Paper[]
): Promise<BibliographyAddition & { after: string; failures: string[] }> => {
  const bibliography = await readBibliography('a.bib', text, { clock });
  const addition = await addToBibliography(bibliography, papers, { pattern: '{author}{year}{word}', clock });
  const after = text.slice(0, addition.offset) + addition.insert + text.slice(addition.offset);
  return { ...addition, after, failures: bibliography.failures.map(({ subject }) => subject) };
};

const ada = paper({ doi: '10.1000/xyz' });
const entry = '@misc{old,\n  title = {Old},\n  author = {Grace Hopper}\n}\n';

describe('a bibliography', () => {
  const known: Readonly<Record<string, string>> = {
    'its arXiv id': '@misc{mine, title={Other}, eprint={2401.00001v3}, archivePrefix={arXiv}}',
    'a link to it': '@misc{mine, title={Other}, url={https://arxiv.org/abs/2401.00001}}',
    'its DOI': '@misc{mine, title={Other}, doi={https://doi.org/10.1000/XYZ}}',
    'its DOI, with TeX': String.raw`@misc{mine, title={Other}, doi={10.1000/X\relax{}YZ}}`,
    'its title and first author': '@article{mine, title={{A} P{\\"a}per.}, author={Lovelace, A. and others}}',
    'a string in its title': '@string{p = "A Paper"}\n@misc(mine, title = p, author = "Ada Lovelace")',
  };
  for (const [what, text] of Object.entries(known))
    it(`knows a work by ${what}, and its key`, async () => {
      const { insert, keys, added } = await add(text, ada);
      assert.deepEqual({ insert, keys, added }, { insert: '', keys: ['mine'], added: 0 });
    });

  for (const written of [String.raw`10.1000/a\_b`, String.raw`10.1000/a{\_}b`, '10.1000/A_B'])
    it(`knows a DOI written as ${written}, and adding the work again adds nothing`, async () => {
      const { added } = await add(
        `@misc{mine, title={Other}, doi={${written}}}`,
        paper({ doi: '10.1000/a_b' }),
      );
      assert.equal(added, 0);
    });

  it('knows a title with mathematics and commands', async () => {
    const text = String.raw`@misc{mine, title={An $\ell_2$\,norm\ldots of {\em \O}st}, author={{\'A}lvarez-G{\'o}mez, Eva}}`;
    const work = paper({
      id: 'arxiv:2401.00002',
      title: 'An ℓ2 norm of Øst',
      authors: ['Eva Álvarez-Gómez'],
    });
    assert.deepEqual((await add(text, work)).keys, ['mine']);
  });

  it('gives a work a key that it has without one', async () => {
    const { keys, after } = await add('@misc{, title={A Paper}, eprint={2401.00001}}', ada);
    assert.deepEqual(keys, ['lovelace2024paper']);
    assert.equal((await add(after, ada)).insert, '');
  });

  it('knows a work whose volume stands behind it', async () => {
    const text =
      '@inproceedings{mine, title={Other}, doi={10.1000/xyz}, crossref={p}}\n@proceedings{p, title={P}}\n';
    assert.deepEqual((await add(text, ada)).keys, ['mine']);
    const { entries } = await readBibliography('a.bib', text, { clock });
    assert.deepEqual(
      entries.map(({ key, line }) => `${line} ${key}`),
      ['1 mine', '2 p'],
    );
  });

  it('takes another title for another work', async () => {
    assert.equal((await add('@misc{mine, title={A Paper Too}, author={Ada Lovelace}}', ada)).added, 1);
  });

  it('gets a new entry at its end, after an empty line', async () => {
    for (const text of [entry, `${entry}\n`, entry.trimEnd()]) {
      const { after, keys } = await add(text, ada);
      assert.isTrue(after.startsWith(`${entry}\n@misc{lovelace2024paper,\n  title = {A Paper},\n`), after);
      assert.deepEqual(keys, ['lovelace2024paper']);
    }
  });

  it('that is empty gets it at once', async () => {
    for (const text of ['', '\uFEFF', '\n']) assert.match((await add(text, ada)).insert, /^@misc\{/);
  });

  it('keeps its line endings, byte order mark, indentation, comments and strings', async () => {
    const text = `\uFEFF% Mine\r\n@string{acm = "ACM"}\r\n@comment{x}\r\n${entry.replaceAll('\n', '\r\n').replaceAll('  ', '\t')}`;
    const { after, insert } = await add(text, ada);
    assert.isTrue(after.startsWith(text));
    assert.notMatch(insert, /[^\r]\n/);
    assert.match(insert, /^\r\n@misc\{lovelace2024paper,\r\n\ttitle = /);
  });

  it('has no key twice, not even in other letters or in an entry that it cannot read', async () => {
    const text =
      '@misc{Lovelace2024Paper, title={Other}}\n@misc{lovelace2024papera,\n  title = {Not {closed}\n';
    const { keys, failures, after } = await add(text, ada);
    assert.deepEqual(keys, ['lovelace2024paperb']);
    assert.deepEqual(failures, ['a.bib, line 2, lovelace2024papera']);
    assert.isTrue(after.startsWith(`${text}\n@misc{`));
  });

  it('has two entries of a work under the first key', async () => {
    const twice = ['mine', 'again'].map(key => `@misc{${key}, title={A Paper}, eprint={2401.00001}}`);
    assert.deepEqual((await add(twice.join('\n'), ada)).keys, ['mine']);
  });

  it('gets a work once that comes twice', async () => {
    const other = paper({ id: 'doi:10.1000/xyz', title: 'Another Title' });
    const { keys, added } = await add('', ada, other, ada);
    assert.equal(added, 1);
    assert.equal(new Set(keys).size, 1);
  });

  it('needs nothing the second time, whatever the papers and whatever stood there', async () => {
    const start = fc.constantFrom(
      '',
      entry,
      `\uFEFF${entry}`,
      '@misc{a, title={x',
      'words',
      entry.replaceAll('\n', '\r\n'),
    );
    await fc.assert(
      fc.asyncProperty(start, fc.array(citablePaper, { maxLength: 5 }), async (text, papers) => {
        const once = await add(text, ...papers);
        const twice = await add(once.after, ...papers.toReversed());
        assert.equal(twice.insert, '');
        assert.deepEqual(twice.keys.toReversed(), [...once.keys]);
      }),
    );
  });

  it('takes any text, and gets its entry at the end of it', async () => {
    const fragment = fc.constantFrom(
      ...[
        '@article{a,',
        '@misc(',
        'title = {',
        '}',
        '"',
        ' = ',
        '#',
        '\n',
        '\r\n',
        '@string{p = "A"}',
        '@comment{',
        '%',
        '\\',
        '$',
      ],
      ...['@', ',', 'lovelace2024paper', '{', ')', 'eprint={2401.', '\uFEFF', '\\begin{a}'],
    );
    const text = fc.array(fc.oneof(fragment, fc.string({ maxLength: 3 }))).map(parts => parts.join(''));
    await fc.assert(
      fc.asyncProperty(text, async start => {
        const { after, keys } = await add(start, ada);
        assert.isTrue(after.startsWith(start));
        assert.include(after.slice(start.length), `@misc{${keys[0] ?? ''},`);
        assert.match(after.slice(0, after.lastIndexOf('@misc{')), /^\uFEFF?$|\n$|^\s*$/);
      }),
    );
  });

  it('is read in slices, and not to the end when told', async () => {
    const slow = countingClock(1);
    const stop = new AbortController();
    const reading = readBibliography('a.bib', entry.repeat(500), { clock: slow, signal: stop.signal });
    stop.abort(new Error('stopped'));
    assert.equal(await reading.catch((reason: unknown) => String(reason)), 'Error: stopped');
  });
});
