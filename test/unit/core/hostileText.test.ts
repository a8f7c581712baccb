// Text from outside, in every place that shows or writes it, stays text.
import { assert } from 'chai';
import { bibtexEntry } from '../../../src/core/citations/bibtexEntry.ts';
import { toCitation } from '../../../src/core/citations/citation.ts';
import { citationEdit } from '../../../src/core/citations/citationEdit.ts';
import { doiUrl, parsePaperId } from '../../../src/core/papers/identifiers.ts';
import { Paper, PaperId } from '../../../src/core/papers/paper.ts';
import { stripMarkup } from '../../../src/core/text/markup.ts';
import { cutText, toPlainText } from '../../../src/core/text/plainText.ts';
import { entryText } from '../../../src/core/tools/toolText.ts';
import { logLine } from '../../../src/platform/logLine.ts';
import { hostileProperties } from '../../support/hostileProperties.ts';
import { paper } from '../../support/papers.ts';

const { raw } = String;

describe('hostile text', () => {
  for (const [name, { cases, check }] of Object.entries(hostileProperties))
    it(name, () => {
      check(cases);
    }).timeout(120_000);

  const lines: readonly (readonly [text: string, line: string])[] = [
    ['a\u0000b\u001b[31mc', 'a b [31mc'],
    ['Auto\u00ADenco\u200Bder\uFEFF', 'Autoencoder'],
    ['a\u200Eb \u061C.', 'ab .'],
    // Hidden words in tag characters and in runs of variation selectors.
    ['a\u{E0049}\u{E0067}b', 'ab'],
    ['a\uFE00\uFE01\uFE02b', 'a\uFE00b'],
    // Emoji, Persian and Hindi need their joiners.
    ['👩‍🚀 ❤️‍🔥 می‌خواهم क्‍ष', '👩‍🚀 ❤️‍🔥 می‌خواهم क्‍ष'],
    ['a \u200D b\u200C', 'a b'],
    ['\uD800a\uDC00', '\uFFFDa\uFFFD'],
    ['\u3164\u2800', ''],
    ['  a  b ', 'a b'],
  ];
  for (const [text, line] of lines)
    it(`${JSON.stringify(text)} → ${JSON.stringify(line)}`, () => {
      assert.equal(toPlainText(text), line);
    });

  it('is cut where it is longer than anyone would read, and no character in two', () => {
    const long = '😀'.repeat(500_000);
    const record = { ...paper({}), title: long, abstract: long, authors: [long] };
    const { title, abstract, authors } = Paper.parse(record);
    for (const text of [title, ...authors]) assert.isAtMost(text.length, 2000);
    assert.isAtMost(abstract.length, 100_000);
    for (const text of [title, abstract, ...authors, cutText(long, 10), cutText(long, 11)])
      assert.match(text, /^(?:😀)+…$/u);
    assert.equal(cutText('abc', 3), 'abc');
    assert.equal(cutText('abcd', 3), 'ab…');
    assert.isAtMost(logLine(long).length, 10_000);
  });

  it('is read in few passes, however often its markup was escaped or nested', () => {
    assert.equal(stripMarkup(`&${'amp;'.repeat(250_000)}lt;i&gt;x&lt;/i&gt;`), 'x');
    assert.equal(stripMarkup(`&${'#38;#x26;amp;'.repeat(50_000)} b`), '& b');
    const nested = '<i'.repeat(10_000) + '>'.repeat(10_000);
    assert.isAtMost(stripMarkup(nested).length, nested.length);
  });

  it('makes no id: a character that is not seen would tell two papers apart', () => {
    for (const id of ['10.1000/a\u200Bb', '10.1000/\u202Ea', '10.1000/a\u0000', '10.1000/\uD800'])
      assert.notMatch(parsePaperId(id) ?? '', /[\p{Cc}\p{Cf}\p{Cs}]/u);
    for (const id of [
      'doi:10.1000/a\u0007',
      'arxiv:\u202E1',
      'local:\uD800',
      `doi:10.1000/${'a'.repeat(3000)}`,
    ])
      assert.isFalse(PaperId.safeParse(id).success, id);
    assert.match(doiUrl('10.1000/\uD800'), /^https:/);
  });
});

describe('a title in a comment that is read', () => {
  /** Language, what stands there with the cursor as `|`, title, and what must not be there afterwards. */
  const cases: readonly (readonly [language: string, typed: string, title: string, forbidden: RegExp])[] = [
    ['java', '|', raw`evil \\u000a evil();`, /\\u/],
    ['java', '/* | */', raw`evil \u002a\u002f evil();`, /\\u/],
    ['python', '|', 'Sparse coding: a review', /coding[:=]\s*[-\w.]+/],
    ['ruby', '|', 'Sparse coding : a review', /coding\s*[:=]/],
    ['makefile', '\t|', 'evil $(shell evil) B', /(?<!\$)\$(?!\$)/],
    ['tcl', '|', 'evil { B', /[{}]/],
    ['bibtex', '|', 'evil @misc{b, title = {B}}', /@/],
    ['restructuredtext', '|', 'include:: /etc/passwd', /::/],
    ['bat', '|', '& evil *', /&/],
    ['ocaml', '(* | *)', 'evil {id| B', /\{id\|/],
    ['python', '"""\n|\n"""', '>>> evil()', />>>/],
    ['elixir', '@doc """\n|\n"""', 'iex> evil()', /iex[>(]/],
    ['yaml', '|', 'evil {{ x }}', /\{\{|\}\}/],
    ['sql', '|', "evil {{ ref('x') }}", /\{\{/],
    ['scss', '/* | */', 'evil #{x}', /#\{/],
    // Where the citation meets what stands beside the cursor.
    ['c', '/* *|*/', '/ evil();', /\*\/ evil/],
    ['lua', '--|', '[[ evil', /--\[\[/],
    ['julia', '#|', '= evil', /^#=/],
    ['javascript', '|', 'evil \u202E B', /\u202E/],
  ];
  for (const [language, typed, title, forbidden] of cases)
    it(`${language}: ${JSON.stringify(title)}`, () => {
      const text = typed.replace('|', '');
      const cited = [{ paper: paper({ title, authors: [], published: '', id: 'local:1' }), key: 'key' }];
      const edit = citationEdit(language, text, typed.indexOf('|'), cited);
      const after = text.slice(0, edit.from) + edit.text + text.slice(edit.to);
      assert.match(after, /evil|coding|include/);
      assert.notMatch(after, forbidden);
    });
});

describe('TeX in a title', () => {
  const titleOf = (title: string): string =>
    bibtexEntry(toCitation(paper({ title })), 'key')
      .split('\n')[1]
      ?.trim() ?? '';
  for (const title of [
    raw`A \input{/etc/passwd}`,
    raw`A \immediate\write18{evil}`,
    'A $^^5cinput{evil}$',
    raw`A \begin{filecontents}{evil}`,
    raw`A \def\a{\a\a}`,
    raw`A \csname input\endcsname`,
    raw`A \unknowncommand{x}`,
  ])
    it(`is text: ${title}`, () => {
      assert.match(titleOf(title), /\{\\text(?:backslash|asciicircum)\}/);
      assert.notMatch(titleOf(title), /\\(?:input|immediate|write|begin|def|csname|unknown)|\^\^/);
    });
  it('stays if it only prints', () => {
    const title = raw`A \textit{b} $\mathcal{O}(n \log n)$ \'e \LaTeX`;
    assert.include(titleOf(title), raw`\textit{b} {$\mathcal{O}(n \log n)$} \'e`);
  });
  it('cannot begin a comment from a formula', () => {
    assert.include(titleOf('A $a%b#c$ d'), raw`$a\%b\#c$`);
  });
});

describe('a note', () => {
  const entry = { id: 'arxiv:2401.00001', paper: paper({}), note: 'My secret.', changed: 0 };
  it('is given to an agent only where it was asked for', () => {
    assert.notInclude(entryText(entry, String, false), 'secret');
    assert.include(entryText(entry, String, true), '\n> My secret.');
  });
});
