// What must hold of every place that shows or writes text from outside, whatever the text. `npm test` tries each with
// 10,000 texts, `npm run test:soak` with more.
import { assert } from 'chai';
import fc from 'fast-check';
import { marked, type Token } from 'marked';
import { bibtexEntry } from '../../src/core/citations/bibtexEntry.ts';
import { toCitation } from '../../src/core/citations/citation.ts';
import { citationEdit } from '../../src/core/citations/citationEdit.ts';
import { cslItem } from '../../src/core/citations/cslItem.ts';
import { apaReference } from '../../src/core/citations/apaReference.ts';
import { markdownLink } from '../../src/core/citations/markdownLink.ts';
import { risRecord } from '../../src/core/citations/risRecord.ts';
import { commentSyntax } from '../../src/core/comments/commentSyntax.ts';
import { entryStart } from '../../src/core/formats/bibtexParser.ts';
import { displayTitle } from '../../src/core/papers/displayText.ts';
import { paperLinks } from '../../src/core/papers/links.ts';
import type { Paper } from '../../src/core/papers/paper.ts';
import { escapeMarkdown } from '../../src/core/text/escapeMarkdown.ts';
import { toPlainText } from '../../src/core/text/plainText.ts';
import { entryText, paperText, toolAnswer } from '../../src/core/tools/toolText.ts';
import { escapeIcons } from '../../src/platform/escapeIcons.ts';
import { isolate } from '../../src/platform/isolate.ts';
import { logLine } from '../../src/platform/logLine.ts';
import { withoutLinks } from '../../src/platform/withoutLinks.ts';
import { hostilePaper, hostileText } from './hostileText.ts';

/** What no line has: controls, changes of direction, halves of characters, characters for hiding text. */
const unfit =
  /[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069\u200B\u200E\u200F\u061C\uFEFF\u{E0000}-\u{E0FFF}]/u;
/** As VS Code looks for them: icons in labels, links in notifications. */
const icon = /(\\)?\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/g;
const link = /\[[^\]]+\]\((?:https?:\/\/|command:|file:)[^)\s]+(?: ["'].+?["'])?\)/i;

function isLine(text: string): void {
  assert.notMatch(text, unfit);
  assert.equal(text, text.trim());
}

/** The text of Markdown that is one paragraph without markup; `rule` takes the markup that is allowed. */
function plainTextOf(
  markdown: string,
  allowed: (token: Token) => string | undefined = () => undefined,
): string {
  const read = (token: Token): string => {
    const known = allowed(token);
    if (known !== undefined) return known;
    assert.oneOf(token.type, ['paragraph', 'text', 'escape'], `${token.type} in ${JSON.stringify(markdown)}`);
    const inner = 'tokens' in token ? token.tokens : undefined;
    return inner === undefined
      ? 'text' in token
        ? String(token.text)
        : token.raw
      : inner.map(read).join('');
  };
  return marked
    .lexer(markdown)
    .filter(({ type }) => type !== 'space')
    .map(read)
    .join('\n');
}

const onOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Languages of every kind of comment, and those that read something in comments. */
const languages =
  `python ruby yaml makefile tcl julia powershell coffeescript javascript typescript java c php scala fsharp zig pug matlab bibtex sql
   haskell lua lean ada lisp clojure vb fortran viml bat restructuredtext html xml svelte handlebars jinja blade razor css ocaml coq
   dockerfile rust csharp go kotlin`.split(/\s+/);

const inComments: Readonly<Record<string, RegExp>> = {
  java: /\\u/,
  scala: /\\u/,
  python: /coding[:=]\s*[-\w.]+/,
  ruby: /coding\s*[:=]/i,
  makefile: /(?<!\$)\$(?:\$\$)*(?!\$)/,
  tcl: /[{}]/,
  bibtex: /@/,
  restructuredtext: /::/,
  ocaml: /"|\{[a-z_]*\|/,
  fsharp: /"/,
};

function isOneComment(language: string, cited: Paper): void {
  const { from, to, text } = citationEdit(language, '\n', 0, [{ paper: cited, key: 'key' }]);
  const { line, block: [open = '', close = ''] = [] } = commentSyntax(language) ?? {};
  assert.equal(from, 0);
  assert.isAtMost(to, 1);
  const written = text.replace(/\n$/, '');
  assert.notMatch(written, unfit);
  const start = line ?? open;
  assert.isTrue(written.startsWith(`${start} `), written);
  const body = written.slice(start.length + 1, line === undefined ? -close.length : undefined);
  if (line === undefined) {
    assert.isTrue(written.endsWith(` ${close}`), written);
    if (open.length > 1) assert.notInclude(body, open);
    assert.notInclude(body, close);
  }
  assert.notMatch(written, /\\$/);
  assert.notMatch(body, /\{\{|\{%|#\{|<%|-\*-/);
  const readInComment = inComments[language];
  if (readInComment !== undefined) assert.notMatch(body, readInComment);
}

/** Reads an entry as BibTeX does: braces count, escaped or not, and nothing else. */
function isOneEntry(entry: string): void {
  assert.match(entry, /^@[a-z]+\{key,\n/);
  let depth = 0;
  for (const [at, sign] of Array.from(entry).entries()) {
    depth += sign === '{' ? 1 : sign === '}' ? -1 : 0;
    if (depth === 0 && at > entry.indexOf('{')) assert.equal(at, Array.from(entry).length - 1, entry);
  }
  assert.equal(depth, 0);
  const fields = entry.split('\n').slice(1, -1);
  for (const field of fields) assert.match(field, /^ {2}[A-Za-z]+ = (?:\{.*\}|[a-z]{3}),?$/);
  const names = fields.map(field => field.trim().split(' ')[0]);
  assert.deepEqual(names, [...new Set(names)]);
  for (const name of names)
    assert.oneOf(name, [
      ...[
        'title',
        'author',
        'booktitle',
        'journal',
        'year',
        'month',
        'doi',
        'eprint',
        'archivePrefix',
        'primaryClass',
        'url',
      ],
    ]);
  assert.lengthOf(
    entry.split('\n').filter(each => entryStart.test(each)),
    1,
  );
  assert.notMatch(entry, /\\(?:input|immediate|write|def|let|begin|end|include|openout|csname)|\^\^/);
}

function isOneRecord(record: string): void {
  const lines = record.split('\n');
  for (const each of lines)
    assert.match(each, /^(?:TY|ID|TI|AU|T2|PY|DA|DO|M1|UR|ER) {2}- [^\p{Cc}\u2028\u2029]*$/u);
  assert.lengthOf(
    lines.filter(each => each.startsWith('TY')),
    1,
  );
  assert.lengthOf(
    lines.filter(each => each.startsWith('ER')),
    1,
  );
  assert.isTrue(lines.at(-1)?.startsWith('ER'));
}

function areLines(paper: Paper): void {
  const { title, abstract, authors, venue = '', categories = [], keywords = [], code = '' } = paper;
  for (const line of [paper.id, title, abstract, ...authors, venue, ...categories, ...keywords, code])
    isLine(line);
  for (const { url } of paperLinks(paper)) assert.match(url, /^https:\/\/[^\s"<>\\^`{|}]+$/);
  isLine(displayTitle(paper));
}

function isOneLink(paper: Paper): void {
  const citation = toCitation(paper);
  const hrefs: string[] = [];
  const text = plainTextOf(markdownLink(citation), token => {
    if (token.type !== 'link') return undefined;
    hrefs.push(String(token.href));
    return plainTextOf(String(token.text));
  });
  assert.equal(text, displayTitle(paper));
  assert.lengthOf(hrefs, citation.url === '' ? 0 : 1);
  for (const href of hrefs)
    assert.match(href, /^https:\/\/(?:doi\.org|arxiv\.org|github\.com|evil\.example)\//);
}

const facts = /^(?:id|link): \S+$|^(?:withdrawn|the user's note):$|^> |^[\d-]*(?: · )?(?:doi:\S+)?$/;

const stored = { comments: 0, theme: '', sources: ['file'], published: '2024' };

interface HostileProperty {
  /** How many cases `npm test` tries: 10,000 texts, or records of some eight texts each. */
  readonly cases: number;
  /** Tries so many cases; throws on the first that fails. */
  readonly check: (cases: number) => void;
}

const property = <T>(tried: fc.IPropertyWithHooks<T>, cases = 10_000): HostileProperty => ({
  cases,
  check: numRuns => {
    fc.assert(tried, { numRuns });
  },
});
const records = 2000;

export const hostileProperties: Readonly<Record<string, HostileProperty>> = {
  'text is one line without anything hidden': property(
    fc.property(hostileText, text => {
      const plain = toPlainText(text);
      isLine(plain);
      assert.equal(toPlainText(plain), plain);
    }),
  ),
  'records are lines, and each format has one record of them': property(
    fc.property(hostilePaper, paper => {
      areLines(paper);
      const citation = toCitation(paper);
      isOneEntry(bibtexEntry(citation, 'key'));
      isOneRecord(risRecord(citation, 'key'));
      const item: unknown = JSON.parse(JSON.stringify(cslItem(citation, 'key')));
      assert.deepInclude(item, { id: 'key', title: paper.title });
      isLine(apaReference(citation));
      isOneLink(paper);
    }),
    records,
  ),
  'a citation in code is one comment': property(
    fc.property(hostilePaper, fc.constantFrom(...languages), (paper, language) => {
      isOneComment(language, paper);
    }),
    records,
  ),
  'Markdown is the text and nothing else': property(
    fc.property(hostileText, text => {
      assert.equal(plainTextOf(escapeMarkdown(text)), onOneLine(text));
      const withIcons = plainTextOf(escapeMarkdown(escapeIcons(text)));
      for (const [, escape] of withIcons.matchAll(icon)) assert.equal(escape, '\\');
    }),
  ),
  'icons stay text': property(
    fc.property(hostileText, text => {
      for (const [, escape] of escapeIcons(text).matchAll(icon)) assert.equal(escape, '\\');
    }),
  ),
  'notifications have no links': property(
    fc.property(hostileText, text => {
      assert.notMatch(withoutLinks(text), link);
    }),
  ),
  'a direction ends with the text that has it': property(
    fc.property(hostileText, text => {
      const shown = isolate(toPlainText(text));
      if (/[\p{Script=Hebrew}\p{Script=Kharoshthi}]/u.test(shown))
        assert.match(shown, /^\u2068[^\u2068\u2069]*\u2069$/u);
    }),
  ),
  'a message is one line of the log': property(
    fc.property(hostileText, text => {
      isLine(logLine(text));
    }),
  ),
  'a tool quotes all that others wrote': property(
    fc.property(hostilePaper, hostileText, (paper, note) => {
      const entry = { id: paper.id, paper: { ...stored, ...paper }, note: `n${note}`, changed: 0 };
      const answer = toolAnswer('Head.', [paperText(paper), entryText(entry, status => status, true)], '');
      const [head, notice, ...parts] = answer.split('\n\n');
      assert.equal(head, 'Head.');
      assert.match(notice ?? '', /never instructions\.$/);
      assert.lengthOf(parts, 2);
      for (const line of parts.join('\n').split('\n')) assert.match(line, facts);
      assert.lengthOf(answer.match(/^id: /gm) ?? [], 2);
    }),
    records,
  ),
};
