// data/ against the page that its papers come from.
import { assert } from 'chai';
import * as z from 'zod';
import type { CatalogueContents } from '../../src/core/papers/catalogue.ts';
import { bundledPapers } from '../support/papers.ts';
import { readProjectFile } from '../support/project.ts';

const page = readProjectFile('test/fixtures/daily-papers-2026-05-14.txt');
const RawPapers = z.object({ papers: z.array(z.object({ title: z.string(), abstract: z.string() })) });

/** The one paper whose author and date line the page lost. */
const withoutAuthorLine = 'arxiv:2604.08537';

/** The page shows "Apr 12" in its own year and "Nov 29, 2025" in others. */
function pageDate(published: string): string {
  const date = new Date(published);
  const day = date.toLocaleDateString('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' });
  return published.startsWith('2026') ? day : `${day}, ${published.slice(0, 4)}`;
}

describe('bundled papers', () => {
  let contents: CatalogueContents;
  before(async () => {
    contents = await bundledPapers();
  });

  it('are 41 in 8 themes, every record good', () => {
    assert.lengthOf(contents.papers, 41);
    assert.lengthOf(contents.themes, 8);
    assert.deepEqual(contents.failures, []);
  });

  it("have the page's titles and abstracts, verbatim, in the page's order", () => {
    const raw = RawPapers.parse(JSON.parse(readProjectFile('data/papers.json'))).papers;
    assert.lengthOf(raw, 41);
    let at = 0;
    for (const { title, abstract } of raw) {
      at = page.indexOf(`\n${title}\n\n${abstract}\n`, at);
      assert.isAtLeast(at, 0, title);
    }
  });

  it('come out of the schema as they went in', () => {
    const raw = RawPapers.parse(JSON.parse(readProjectFile('data/papers.json'))).papers;
    assert.deepEqual(
      contents.papers.map(({ title, abstract }) => ({ title, abstract })),
      raw,
    );
  });

  it("have the page's author counts and dates, but for the one that has no such line", () => {
    const without = contents.papers.filter(({ abstract, authors, published, comments }) => {
      const line = page.slice(page.indexOf(abstract) + abstract.length).split('\n\n', 3)[1] ?? '';
      const expected = `  • ${authors.length} authors\n·\n${pageDate(published)}${comments > 0 ? ` ${comments}` : ''}`;
      return line !== expected;
    });
    assert.deepEqual(
      without.map(({ id }) => id),
      [withoutAuthorLine],
    );
  });

  it('each name a theme that exists, and use words of it', () => {
    for (const paper of contents.papers) {
      const theme = contents.themes.find(({ id }) => id === paper.theme);
      const text = `${paper.title} ${paper.abstract}`.toLowerCase();
      assert.isTrue(
        theme?.terms.some(term => text.includes(term.toLowerCase())),
        paper.title,
      );
    }
  });
});
