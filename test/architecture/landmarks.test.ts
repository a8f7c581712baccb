// data/landmarks.json: form, size, and that no paper is there twice. How each was checked is in data/README.md.
import { assert } from 'chai';
import * as z from 'zod';
import { normaliseTitle, parsePaperId, splitPaperId } from '../../src/core/papers/identifiers.ts';
import { bundledPapers } from '../support/papers.ts';
import { readProjectFile } from '../support/project.ts';

const text = readProjectFile('data/landmarks.json');
const Line = z.string().regex(/^\S(?:.*\S)?$/);
const Paper = z.strictObject({
  id: z.string(),
  title: Line,
  authors: z.array(Line).min(1).max(3),
  more: z.literal(true).optional(),
  year: z.int().min(1900).max(2026),
  terms: z.array(Line.max(40)).min(1).max(10),
});
const Landmarks = z.strictObject({
  themes: z
    .array(z.strictObject({ name: Line, papers: z.array(Paper).min(1) }))
    .min(12)
    .max(18),
});

function repeated(values: readonly string[]): string[] {
  return values.filter((value, at) => values.indexOf(value) !== at);
}

describe('landmarks', () => {
  const { themes } = Landmarks.parse(JSON.parse(text));
  const papers = themes.flatMap(theme => theme.papers);

  it('are at least 650, in at most 250 KB', () => {
    assert.isAtLeast(papers.length, 650);
    assert.isAtMost(Buffer.byteLength(text), 250 * 1024);
  });

  it('have ids as Paperside writes them: of arXiv or DOIs', () => {
    const other = papers.filter(({ id }) => parsePaperId(splitPaperId(id).name) !== id);
    assert.deepEqual(other, []);
  });

  it('are each there once, by id and by title, and so is each theme and each term of a paper', () => {
    assert.deepEqual(repeated(papers.map(({ id }) => id)), []);
    assert.deepEqual(repeated(papers.map(({ title }) => normaliseTitle(title))), []);
    assert.deepEqual(repeated(themes.map(({ name }) => name)), []);
    assert.deepEqual(
      papers.filter(({ terms }) => repeated(terms.map(term => term.toLowerCase())).length > 0),
      [],
    );
  });

  it('are not of a year before the one that an arXiv id tells', () => {
    const early = papers.filter(({ id, year }) => {
      const yymm = /^arxiv:(\d\d)\d\d\./.exec(id)?.[1];
      return yymm !== undefined && year < 2000 + Number(yymm);
    });
    assert.deepEqual(early, []);
  });

  it('are none of the bundled papers', async () => {
    const bundled = (await bundledPapers()).papers;
    const ids = new Set<string>(bundled.map(({ id }) => id));
    const titles = new Set(bundled.map(({ title }) => normaliseTitle(title)));
    assert.deepEqual(
      papers.filter(({ id, title }) => ids.has(id) || titles.has(normaliseTitle(title))),
      [],
    );
  });
});
