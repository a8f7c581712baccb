import { assert } from 'chai';
import fc from 'fast-check';
import * as z from 'zod';
import { citationFormats, type CitationFormat } from '../../../../src/core/citations/citationFormat.ts';
import { formatCitations } from '../../../../src/core/citations/formatCitations.ts';
import { readPapersFile } from '../../../../src/core/formats/papersFile.ts';
import type { Paper } from '../../../../src/core/papers/paper.ts';
import { citablePaper, texPaper } from '../../../support/arbitraries.ts';
import { chunksOf } from '../../../support/chunks.ts';
import { countingClock } from '../../../support/clock.ts';
import { bundledPapers, mergePapers, paper } from '../../../support/papers.ts';

const CslItems = z.array(
  z.object({ author: z.array(z.object({ family: z.string().optional(), literal: z.string().optional() })) }),
);
const options = { pattern: '{author}{year}{word}', clock: countingClock() };
const cite = (format: CitationFormat, ...papers: Paper[]): Promise<string> =>
  formatCitations(papers, format, options);

const endings = { bibtex: 'a.bib', csl: 'a.json', ris: 'a.ris' } as const;
const readBack = async (format: keyof typeof endings, ...papers: Paper[]): Promise<readonly Paper[]> => {
  const text = await cite(format, ...papers);
  const file = await readPapersFile(endings[format], chunksOf(text), {
    source: 'file',
    clock: options.clock,
  });
  assert.deepEqual(file.failures, [], text);
  return file.papers;
};

const facts = ({ title, authors, moreAuthors, published }: Paper): unknown => [
  ...[title, authors, moreAuthors, published.slice(0, 7)],
];
const preprint = paper({ categories: ['cs.CV', 'cs.LG'], authors: ['Ada Lovelace', 'Jan van der Berg'] });
const published = { ...preprint, venue: 'Proceedings of CVPR', doi: '10.1000/x_y' };

describe('formatCitations', () => {
  const expected: readonly (readonly [CitationFormat, Paper, ...lines: string[]])[] = [
    [
      ...(['bibtex', preprint] as const),
      ...[
        '@misc{lovelace2024paper,',
        '  title = {A Paper},',
        '  author = {Lovelace, Ada and van der Berg, Jan},',
      ],
      ...['  year = {2024},', '  month = jan,', '  eprint = {2401.00001},', '  archivePrefix = {arXiv},'],
      ...['  primaryClass = {cs.CV},', '  url = {https://arxiv.org/abs/2401.00001}', '}', ''],
    ],
    [
      ...(['bibtex', published] as const),
      ...[
        '@inproceedings{lovelace2024paper,',
        '  title = {A Paper},',
        '  author = {Lovelace, Ada and van der Berg, Jan},',
      ],
      ...[
        '  booktitle = {Proceedings of CVPR},',
        '  year = {2024},',
        '  month = jan,',
        '  doi = {10.1000/x_y},',
      ],
      ...['  eprint = {2401.00001},', '  archivePrefix = {arXiv},', '  primaryClass = {cs.CV}', '}', ''],
    ],
    [
      ...(['ris', { ...published, venue: 'A Journal' }] as const),
      ...[
        'TY  - JOUR',
        'ID  - lovelace2024paper',
        'TI  - A Paper',
        'AU  - Lovelace, Ada',
        'AU  - van der Berg, Jan',
      ],
      ...[
        'T2  - A Journal',
        'PY  - 2024',
        'DA  - 2024/01/01/',
        'DO  - 10.1000/x_y',
        'M1  - arXiv:2401.00001',
      ],
      ...['UR  - https://doi.org/10.1000/x_y', 'ER  - ', ''],
    ],
    ['markdown', paper({ title: 'A [b]_c' }), String.raw`[A \[b\]\_c](https://arxiv.org/abs/2401.00001)`],
    ['markdown', paper({ id: 'local:1' }), 'A Paper'],
    [
      ...(['text', preprint] as const),
      'Lovelace, A., & van der Berg, J. (2024). A Paper. arXiv. https://doi.org/10.48550/arXiv.2401.00001',
    ],
    [
      ...(['text', { ...published, title: 'Why?' }] as const),
      'Lovelace, A., & van der Berg, J. (2024). Why? In Proceedings of CVPR. https://doi.org/10.1000/x_y',
    ],
    ['text', paper({ id: 'local:1', authors: [], published: '' }), 'A Paper. (n.d.).'],
    [
      ...([
        'text',
        paper({ id: 'local:1', authors: ['Jean-Paul O. Sartre Jr.', 'OpenAI', 'Ada Lovelace'] }),
      ] as const),
      'Sartre, J.-P. O., Jr., OpenAI, & Lovelace, A. (2024). A Paper.',
    ],
  ];
  for (const [format, cited, ...lines] of expected)
    it(`writes ${lines[0] ?? ''} …`, async () => {
      assert.equal(await cite(format, cited), lines.join('\n'));
    });

  it('writes CSL-JSON, the published version with the id of its preprint', async () => {
    assert.deepEqual(JSON.parse(await cite('csl', published)), [
      {
        id: 'lovelace2024paper',
        type: 'paper-conference',
        title: 'A Paper',
        author: [
          { family: 'Lovelace', given: 'Ada' },
          { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' },
        ],
        issued: { 'date-parts': [[2024, 1, 1]] },
        'container-title': 'Proceedings of CVPR',
        number: 'arXiv:2401.00001',
        DOI: '10.1000/x_y',
        URL: 'https://doi.org/10.1000/x_y',
      },
    ]);
  });

  for (const [venue, isConference] of [
    ['Neural Information Processing Systems', true],
    ['Computer Vision and Pattern Recognition', true],
    ['Proceedings of the National Academy of Sciences', false],
    ['Proc. IEEE', false],
    ['PVLDB', false],
    ['Annual Review of Psychology', false],
  ] as const)
    it(`writes ${venue} as a ${isConference ? 'conference' : 'journal'} in every format`, async () => {
      const cited = { ...preprint, venue, doi: '10.1000/x' };
      const bibtex = await cite('bibtex', cited);
      assert.match(bibtex, isConference ? /^@inproceedings\{/ : /^@article\{/);
      assert.include(bibtex, `${isConference ? 'booktitle' : 'journal'} = {${venue}}`);
      const csl = await cite('csl', cited);
      assert.include(csl, `"type": "${isConference ? 'paper-conference' : 'article-journal'}"`);
      assert.include(csl, `"container-title": "${venue}"`);
      assert.match(await cite('ris', cited), isConference ? /^TY {2}- CONF\n/ : /^TY {2}- JOUR\n/);
      assert.include(await cite('ris', cited), `T2  - ${venue}\n`);
      assert.include(await cite('text', cited), `A Paper. ${isConference ? 'In ' : ''}${venue}`);
    });

  for (const [authors, bibtex, csl, ris, text] of [
    [['Ada Lovelace'], 'Lovelace, Ada', ['Lovelace'], ['Lovelace, Ada'], 'Lovelace, A.'],
    [
      ['Ada Lovelace', 'OpenAI Team', 'Jan van der Berg'],
      'Lovelace, Ada and {OpenAI Team} and van der Berg, Jan',
      ['Lovelace', 'OpenAI Team', 'Berg'],
      ['Lovelace, Ada', 'OpenAI Team', 'van der Berg, Jan'],
      'Lovelace, A., OpenAI Team, van der Berg, J.',
    ],
  ] as const)
    it(`says that ${authors.length} authors are not all`, async () => {
      const cited = paper({ authors: [...authors], moreAuthors: true });
      assert.include(await cite('bibtex', cited), `author = {${bibtex} and others},`);
      const item = CslItems.parse(JSON.parse(await cite('csl', cited)))[0];
      assert.deepEqual(
        item?.author.map(({ family, literal }) => family ?? literal),
        [...csl, 'et al.'],
      );
      assert.deepEqual((await cite('ris', cited)).match(/(?<=^AU {2}- ).+/gm), [...ris, 'et al.']);
      assert.equal((await cite('text', cited)).split(' (2024)')[0], `${text}, et al.`);
    });

  it('says nothing of more authors when none is known', async () => {
    const cited = paper({ authors: [], moreAuthors: true });
    for (const format of citationFormats) assert.notMatch(await cite(format, cited), /others|et al/);
  });

  it('names twenty authors, and of more the first nineteen and the last', async () => {
    const authors = Array.from({ length: 21 }, (_, at) => `A Name${at}`);
    assert.match(await cite('text', paper({ authors })), /Name18, A\., … Name20, A\. \(2024\)/);
  });

  for (const format of ['bibtex', 'csl', 'ris'] as const) {
    it(`${format} comes back as the same works, with title, authors and year`, async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(citablePaper, { minLength: 1, maxLength: 4 }), async papers => {
          const back = await readBack(format, ...papers);
          assert.deepEqual(back.map(facts), papers.map(facts));
          for (const [at, cited] of papers.entries()) {
            const found = back[at] ?? assert.fail();
            assert.lengthOf(mergePapers([cited, found]), 1, JSON.stringify([cited, found]));
            assert.equal(found.id, cited.id);
            assert.equal(found.venue, cited.venue);
          }
        }),
      );
    });

    it(`${format} takes a title full of TeX`, async () => {
      await fc.assert(
        fc.asyncProperty(texPaper, async cited => {
          const [found, ...more] = await readBack(format, cited);
          assert.equal(found?.id, cited.id);
          assert.isEmpty(more);
        }),
      );
    });
  }

  it('takes every paper that ships, in every format', async () => {
    const { papers } = await bundledPapers();
    for (const format of citationFormats) assert.isAbove((await cite(format, ...papers)).length, 41 * 50);
    for (const format of ['bibtex', 'csl', 'ris'] as const)
      assert.deepEqual(
        (await readBack(format, ...papers)).map(({ id, title }) => [id, title]),
        papers.map(({ id, title }) => [id, title]),
      );
  });

  it('works in slices, shows a count and stops when told', async () => {
    const stop = new AbortController();
    const clock = countingClock(1);
    const counts: number[] = [];
    const papers = Array.from({ length: 500 }, (_, at) => paper({ id: `local:${at}` }));
    const onProgress = (done: number): void => {
      counts.push(done);
      if (done > 200) stop.abort(new Error('stopped'));
    };
    const citing = formatCitations(papers, 'bibtex', { ...options, clock, signal: stop.signal, onProgress });
    assert.equal(await citing.catch((reason: unknown) => String(reason)), 'Error: stopped');
    assert.isAbove(clock.turns, 20);
    assert.isBelow(counts.at(-1) ?? 0, 500);
  });
});
