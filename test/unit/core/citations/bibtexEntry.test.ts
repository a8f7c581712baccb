import { assert } from 'chai';
import fc from 'fast-check';
import { bibtexEntry } from '../../../../src/core/citations/bibtexEntry.ts';
import { toCitation } from '../../../../src/core/citations/citation.ts';
import { formatCitations } from '../../../../src/core/citations/formatCitations.ts';
import { BibtexReader } from '../../../../src/core/formats/bibtex.ts';
import type { Paper } from '../../../../src/core/papers/paper.ts';
import { countingClock } from '../../../support/clock.ts';
import { paper } from '../../../support/papers.ts';

const read = (text: string): Paper =>
  new BibtexReader('file').read({ text, line: 1 })[0]?.paper ?? assert.fail(text);
const written = (cited: Paper): string => bibtexEntry(toCitation(cited), 'k');
const names = (list: string): readonly string[] => read(`@misc{k, title = {A}, author = {${list}}}`).authors;
const writtenAndRead = (authors: readonly string[]): readonly string[] =>
  read(written(paper({ authors: [...authors] }))).authors;

/** A text as written in .bib files, and as displayed. */
type Spelling = readonly [tex: string, text: string];
const some = (...spellings: Spelling[]): fc.Arbitrary<Spelling> => fc.constantFrom(...spellings);
const same = (...texts: string[]): Spelling[] => texts.map(text => [text, text]);
const word = some(
  ...same('Ann', 'Bo', 'Jean', 'Wang', 'Łukasz', 'Ólafur', 'McDonald', "O'Neil", 'Ünal', '王伟', 'Ng'),
  [String.raw`{\'A}lvarez`, 'Álvarez'],
  [String.raw`G{\'o}mez`, 'Gómez'],
  [String.raw`{\O}st`, 'Øst'],
  [String.raw`Erd\H{o}s`, 'Erdős'],
  [String.raw`{\relax Ch}arles`, 'Charles'],
  [String.raw`Na{\"\i}s`, 'Naïs'],
  ['{Braced}', 'Braced'],
);
/** Words joined by hyphens. */
const joined = fc
  .array(word, { minLength: 1, maxLength: 3 })
  .map((parts): Spelling => [parts.map(([tex]) => tex).join('-'), parts.map(([, text]) => text).join('-')]);
const given = some(...same('J.', 'A. B.', 'J.-P.', 'Mary Ann'));
const prefix = some(
  ...same('van der', 'von', 'de la', 'al', 'bin', "d'", 'ter', 'von und zu', 'dos', 'el', "'t", 'y', 'du'),
  ['{de la}', 'de la'],
);
const prefixed = fc
  .tuple(fc.constantFrom('al-', 'el-', "d'", "dall'", 'van-', 'ibn-', "O'", ''), joined)
  .map(([before, [tex, text]]): Spelling => [before + tex, before + text]);
const family = fc
  .tuple(fc.option(prefix), prefixed)
  .map(([before, [tex, text]]): Spelling =>
    before === null ? [tex, text] : [`${before[0]} ${tex}`, `${before[1]} ${text}`],
  );
const suffix = some(...same('Jr.', 'Jr', 'Sr.', 'III', 'II', 'IV'), ['{Jr.}', 'Jr.']);

const person = fc
  .record({
    first: fc.oneof(given, joined),
    last: family,
    end: fc.option(suffix),
    form: fc.constantFrom('last', 'first', 'between', 'behind', 'with'),
  })
  .map(({ first, last, end, form }): Spelling => {
    const text = [first[1], last[1], end?.[1]].filter(Boolean).join(' ');
    if (form === 'last') return [[first[0], last[0], end?.[0]].filter(Boolean).join(' '), text];
    const isChinese = `${first[1]}${last[1]}` === '王伟王伟';
    if (end === null || form === 'first')
      return [`${last[0]}, ${first[0]}`, isChinese ? '王伟王伟' : `${first[1]} ${last[1]}`];
    if (form === 'between') return [`${last[0]}, ${end[0]}, ${first[0]}`, text];
    return [
      form === 'behind' ? `${last[0]}, ${first[0]}, ${end[0]}` : `${last[0]} ${end[0]}, ${first[0]}`,
      text,
    ];
  });
const group = some(
  ['{OpenAI Team}', 'OpenAI Team'],
  ['{Barnes and Noble, Inc.}', 'Barnes and Noble, Inc.'],
  ['{{NASA}}', 'NASA'],
  ['{Smith Jr.}', 'Smith Jr.'],
  [String.raw`{R\&D Lab}`, 'R&D Lab'],
  ['Plato', 'Plato'],
);

describe('names in BibTeX', () => {
  it('are read as they are, whatever their form, and read back equal when written', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(person, group), { minLength: 1, maxLength: 4 }), spellings => {
        const authors = names(spellings.map(([tex]) => tex).join(' and '));
        assert.deepEqual(
          authors,
          spellings.map(([, text]) => text),
        );
        assert.deepEqual(writtenAndRead(authors), authors);
      }),
      { numRuns: 500 },
    );
  });

  it('are written so that BibTeX knows their parts', () => {
    const authors: Readonly<Record<string, string>> = {
      'Omar al-Rashid': 'al-Rashid, Omar',
      'Eva Álvarez-Gómez': String.raw`{\'A}lvarez-G{\'o}mez, Eva`,
      'Jan van der Berg III': 'van der Berg, III, Jan',
      'Martin Luther King, Jr.': 'King, Jr., Martin Luther',
      'Smith Jr., John': 'Smith, Jr., John',
      'Smith Jr.': '{Smith Jr.}',
      'Barnes and Noble, Inc.': '{Barnes and Noble, Inc.}',
      Plato: '{Plato}',
    };
    for (const [author, tex] of Object.entries(authors))
      assert.include(written(paper({ authors: [author] })), `  author = {${tex}},\n`);
  });
});

describe('an entry without a key', () => {
  it('is written with one', async () => {
    const found = read('@article{, title = {Tides}, author = {Bee, Ann}, year = 2001}');
    const pattern = '{author}{year}{word}';
    assert.match(
      await formatCitations([found], 'bibtex', { pattern, clock: countingClock() }),
      /^@misc\{bee2001tides,/,
    );
  });
});
