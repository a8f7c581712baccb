import { assert } from 'chai';
import fc from 'fast-check';
import { isWellFormedKey } from '../../../../src/core/citations/renameKey.ts';
import { entriesCited, findCitedKeys } from '../../../../src/core/mentions/citedKeys.ts';
import { citationSyntax } from '../../../../src/core/mentions/citationSyntax.ts';
import { findCitationKeys } from '../../../../src/core/mentions/findCitationKeys.ts';
import { MentionIndex } from '../../../../src/core/mentions/mentionIndex.ts';
import { memoryBibliographies, readBibliographies } from '../../../support/bibliographies.ts';
import { countingClock } from '../../../support/clock.ts';

const clock = countingClock(1);
const arxivId = 'arxiv:2306.03089';

describe('cited keys', () => {
  it('have their line and characters, however long the file, and a citation over lines stays whole', async () => {
    const paragraph = `${'Some words. '.repeat(200)}\nmore \\cite{a,\n  b} \n\n`;
    const keys = await findCitedKeys('file:///a.tex', paragraph.repeat(60), clock);
    assert.lengthOf(keys, 120);
    assert.deepEqual(keys.at(-1), {
      ...{ file: 'file:///a.tex', line: 59 * 4 + 2, start: 2, end: 3, text: 'b}', key: 'b' },
      ...{ form: 'tex', isExplicit: true },
    });
  });

  it('of a fence that began many pieces before are none', async () => {
    const text = `\`\`\`py\n${`${'@no '.repeat(200)}\n`.repeat(100)}\`\`\`\n[@a]`;
    const keys = await findCitedKeys('file:///a.md', text, clock);
    assert.deepEqual(
      keys.map(({ key, line }) => `${key} ${line}`),
      ['a 102'],
    );
  });

  it('of Sphinx may have the prefix of their bibliography', async () => {
    const all = await readBibliographies({ '/w/a.bib': '@misc{key, title={T}}\n@misc{a-own, title={O}}\n' });
    const entry = (key: string, form: 'role' | 'tex' = 'role'): string => {
      const { entries, prefixLength } = entriesCited(all, { key, form }, '/w/a.rst');
      return `${entries[0]?.key ?? 'none'} ${prefixLength}`;
    };
    assert.deepEqual(
      [
        entry('key'),
        entry('a-key'),
        entry('ab:key'),
        entry('a-own'),
        entry('long-key'),
        entry('a-key', 'tex'),
      ],
      ['key 0', 'key 2', 'key 3', 'a-own 0', 'none 0', 'none 0'],
    );
  });

  it('are mentions of the works of their entries, and change with these', async () => {
    const { all, changed, texts } = memoryBibliographies({
      '/w/a.bib':
        '@misc{a, title={T}, author={Ada Bee}, eprint={2306.03089}}\n@misc{b, title={A B}, author={Ada Bee}}\n',
    });
    const index = new MentionIndex(all);
    let told = 0;
    index.onDidChange(() => told++);
    const file = 'file:///w/a.tex';
    index.put(file, [], await findCitedKeys(file, '\\cite{a,b,c}', clock));
    assert.deepEqual([index.papers().size, index.keys().length, told], [0, 3, 1]);
    await all.open();
    const local = all.entriesFor('b', file)[0]?.paper?.id ?? '';
    assert.match(local, /^local:/);
    assert.deepEqual([...index.ids()], [arxivId, local]);
    assert.deepEqual(
      [index.of([arxivId]).map(({ kind, start }) => `${kind} ${start}`), told],
      [['key 6'], 2],
    );
    // By title and author, as the catalogue knows a work that has another id there.
    const names = [...index.papers().values()].flat().flatMap(({ paper }) => paper?.title ?? []);
    assert.deepEqual(names, ['T', 'A B']);
    texts['/w/a.bib'] = '@misc{c, title={C}, eprint={2306.03090}}';
    changed.fire('/w/a.bib');
    await all.current();
    assert.deepEqual([...index.ids()], ['arxiv:2306.03090']);
    index.drop(file);
    assert.isEmpty(index.keys());
  });

  it('a file with keys alone is a file of the index', async () => {
    const index = new MentionIndex();
    index.put('file:///w/a.tex', [], await findCitedKeys('file:///w/a.tex', '\\cite{a}', clock));
    assert.deepEqual(index.filesIn('file:///w'), ['file:///w/a.tex']);
    assert.isEmpty(index.ids());
  });
});

describe('renaming a key in a text', () => {
  const key = fc
    .stringMatching(/^[a-z\u00e9_][a-z0-9_]{0,5}([:.-][a-z0-9]{1,4}){0,2}$/)
    .filter(name => isWellFormedKey(name) && !/^(?:cite|recite|see|and)/.test(name));
  const forms: Readonly<Record<string, readonly ((keys: readonly string[]) => string)[]>> = {
    'a.tex': [
      keys => `\\citep[see][]{${keys.join(', ')}}`,
      keys => `\\cites${keys.map(each => `[1]{${each}}`).join('')}.`,
    ],
    'a.md': [
      keys => `[see ${keys.map(each => `@${each}`).join('; -')}, p. 3]`,
      keys => `${keys.map(each => `@${each}`).join(' and ')}.`,
      keys => `[${keys.map(each => `@{${each}}`).join('; ')}]`,
      keys => `{cite:p}\`${keys.join(',')}\``,
    ],
    'a.rst': [keys => `:cite:\`${keys.join(',\n  ')}\``, keys => `:footcite:t:\`${keys.join(',')}\``],
    'a.typ': [
      keys => keys.map(each => `@${each}[p. 3]`).join(' '),
      keys => keys.map(each => `#cite(<${each}>)`).join(' '),
    ],
    'a.org': [keys => `[cite:${keys.map(each => `@${each}`).join(';')}]`],
    'a.bib': [keys => `@misc{x, xdata = {${keys.join(', ')}}}`],
  };

  for (const [path, each] of Object.entries(forms))
    it(`gives the same keys but for that one, in ${path}`, () => {
      const syntax = citationSyntax(path) ?? 'code';
      const citation = fc
        .tuple(fc.constantFrom(...each), fc.array(key, { minLength: 1, maxLength: 3 }))
        .map(([write, keys]) => ({ text: write(keys), keys }));
      fc.assert(
        fc.property(fc.array(citation, { minLength: 1, maxLength: 5 }), key, (citations, newKey) => {
          const text = citations.map(each => `Some words ${each.text}\n\n`).join('');
          const keys = citations.flatMap(each => each.keys);
          const found = findCitationKeys(text, syntax);
          assert.deepEqual(
            found.map(match => match.key),
            keys,
          );
          const [oldKey = ''] = keys;
          let renamed = text;
          for (const match of found.toReversed())
            if (match.key === oldKey)
              renamed = renamed.slice(0, match.start) + newKey + renamed.slice(match.end);
          assert.deepEqual(
            findCitationKeys(renamed, syntax).map(match => match.key),
            keys.map(name => (name === oldKey ? newKey : name)),
          );
        }),
        { numRuns: 300 },
      );
    });
});
