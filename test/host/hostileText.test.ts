// Hovers and tooltips of papers whose every field is hostile, as VS Code gets them: parsed as VS Code parses Markdown.
import { assert } from 'chai';
import fc from 'fast-check';
import { marked, type Token } from 'marked';
import type * as vscode from 'vscode';
import type { ReadingListEntry } from '../../src/core/readingList/entry.ts';
import {
  bareEntryHover,
  entryHover,
  foundPaperHover,
  linkHover,
  paperHover,
} from '../../src/features/mentions/hoverText.ts';
import { paperTooltip, textTooltip } from '../../src/platform/paperTooltip.ts';
import { hostilePaper, hostileText } from '../support/hostileText.ts';

const texts = ['space', 'paragraph', 'text', 'escape', 'strong', 'br'];
const ours = /^command:paperside\.[A-Za-z]+\?|^https:\/\/(?:arxiv\.org|doi\.org|evil\.example)\//;
const unescapedIcon = /(?<!\\)\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/;

/** Fails if the Markdown has anything but text, bold text and links of ours. Returns the number of links. */
function linksIn({ value, isTrusted, supportHtml }: vscode.MarkdownString): number {
  assert.notEqual(isTrusted, true);
  assert.notEqual(supportHtml, true);
  let links = 0;
  const walk = (token: Token): void => {
    if (token.type === 'link') {
      links++;
      assert.match('href' in token ? String(token.href) : '', ours, value);
      return;
    }
    assert.include(texts, token.type, value);
    const inner = 'tokens' in token ? token.tokens : undefined;
    if (inner === undefined) assert.notMatch('text' in token ? String(token.text) : '', unescapedIcon, value);
    inner?.forEach(walk);
  };
  marked.lexer(value).forEach(walk);
  return links;
}

describe('hovers and tooltips of hostile papers', () => {
  const place = fc.record({
    file: hostileText.map(text => `file:///w/${encodeURIComponent(text.replace(/\p{Cs}/gu, ''))}.bib`),
    key: hostileText.map(text => text.replace(/\s/g, '')),
    line: fc.nat(9),
    start: fc.nat(9),
    end: fc.nat(9),
  });

  it('have the links of Paperside alone', () => {
    fc.assert(
      fc.property(hostilePaper, place, hostileText, (paper, { file, key, line, start, end }, note) => {
        const entry: ReadingListEntry = { id: paper.id, paper, note, changed: 0 };
        const cited = [
          { file, key, line, start, end, paper },
          { file, key, line, start, end, failure: note },
        ];
        assert.isAbove(linksIn(paperHover(paper, entry, cited)), 8);
        linksIn(entryHover(paper, cited));
        assert.equal(linksIn(bareEntryHover(cited)), 2);
        assert.equal(linksIn(foundPaperHover(paper, 'https://evil.example/)[x](command:y) `a` \\')), 2);
      }),
      { numRuns: 300 },
    );
    assert.equal(linksIn(linkHover('https://evil.example/\\')), 1);
  });

  it('of a row have no link', () => {
    fc.assert(
      fc.property(hostilePaper, hostileText, (paper, note) => {
        assert.equal(linksIn(paperTooltip(paper)), 0);
        assert.equal(linksIn(textTooltip(paper.title, ...note.split('\n'))), 0);
      }),
      { numRuns: 300 },
    );
  });
});
