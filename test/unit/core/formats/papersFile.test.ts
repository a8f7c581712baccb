import { assert } from 'chai';
import fc from 'fast-check';
import { FailureError } from '../../../../src/core/base/failures.ts';
import { readPapersFile, type PapersFile } from '../../../../src/core/formats/papersFile.ts';
import type { Paper } from '../../../../src/core/papers/paper.ts';
import { chunksOf, chunksThenError } from '../../../support/chunks.ts';
import { countingClock } from '../../../support/clock.ts';
import { bundledPapers } from '../../../support/papers.ts';

const clock = countingClock();
const options = { source: 'file', clock };
const read = (name: string, text: string, length?: number): Promise<PapersFile> =>
  readPapersFile(name, chunksOf(text, length), options);
const only = async (name: string, text: string): Promise<Paper> => {
  const { papers, failures } = await read(name, text);
  assert.deepEqual(failures, []);
  assert.lengthOf(papers, 1);
  return papers[0] ?? assert.fail();
};
const subjects = ({ failures }: PapersFile): string[] =>
  failures.map(({ code, subject }) => `${code} ${subject}`);
const titles = ({ papers }: PapersFile): string[] => papers.map(({ title }) => title);

describe('readPapersFile', () => {
  describe('BibTeX', () => {
    const entry = (key: string, title = key): string =>
      `@article{${key},\n  title = {${title}},\n  author = {Ada Lovelace}\n}\n`;

    it('reads an entry of arXiv', async () => {
      const found = await only(
        'a.bib',
        String.raw`
% A comment with @article in it
@comment{jabref-meta: databaseType:bibtex;}
@string{cvpr = "Vision" # " and Pattern"}
@string(venue = cvpr # { Recognition})
@inproceedings{key:2020,
  title = {The {BERT} model: {\'E}tude of \"uber na\"{\i}ve $L_2$ \& more},
  author = {Fran{\c c}ois D{\'e}fossez and {\L}ukasz Kaiser and van der Berg, Jan and {OpenAI Team} and others},
  booktitle = venue, year = 2020, month = mar,
  eprint = {2306.03089v2}, archivePrefix = {arXiv}, primaryClass = {cs.CL},
  abstract = "We show that
              x < y \textbf{boldly} text~here.",
  doi = {10.1000/XYZ}, keywords = {sparse, codes}
}`,
      );
      assert.deepEqual(found, {
        id: 'arxiv:2306.03089',
        title: 'The BERT model: Étude of über naïve L₂ & more',
        abstract: 'We show that x < y boldly text here.',
        authors: ['François Défossez', 'Łukasz Kaiser', 'Jan van der Berg', 'OpenAI Team'],
        moreAuthors: true,
        published: '2020-03',
        theme: '',
        sources: ['file'],
        comments: 0,
        venue: 'Vision and Pattern Recognition',
        doi: '10.1000/xyz',
        keywords: ['sparse', 'codes'],
        categories: ['cs.CL'],
      });
    });

    it('loses only the entry whose brace was never closed, and names its line and key', async () => {
      const file = await read(
        'library.bib',
        `${entry('one')}\n@article{two,\n  title = {Tw{o},\n  year = 2020\n}\n\n${entry('three')}${entry('four')}`,
      );
      assert.deepEqual(titles(file), ['one', 'three', 'four']);
      assert.deepEqual(subjects(file), ['malformed library.bib, line 6, two']);
    });

    const survives: Readonly<Record<string, readonly [text: string, titles: string[]]>> = {
      'CRLF and a byte order mark': [
        `\uFEFF${entry('one')}${entry('two')}`.replaceAll('\n', '\r\n'),
        ['one', 'two'],
      ],
      'clashing keys': [entry('same', 'One') + entry('same', 'Two'), ['One', 'Two']],
      'two entries on a line': ['@misc{a, title="A"} @misc{b, title="B"}', ['A', 'B']],
      'round brackets and capitals': ['@ARTICLE(a, TITLE = "A")', ['A']],
      'a single dollar': [
        String.raw`@misc{a, title={Costs $5 million \& more}}`,
        ['Costs $5 million & more'],
      ],
      'an unknown string': ['@misc{a, title={A}, journal=nowhere}', ['A']],
      'an extra closing brace': [`@misc{a, title={A}}}\n${entry('b')}`, ['A', 'b']],
      'TeX that it does not know': [String.raw`@misc{a, title={\LaTeX{} for $x^2$}}`, ['LaTeX for x²']],
    };
    for (const [what, [text, expected]] of Object.entries(survives))
      it(`takes ${what}`, async () => {
        const file = await read('a.bib', text);
        assert.deepEqual(subjects(file), []);
        assert.deepEqual(titles(file), expected);
      });

    const ids: Readonly<Record<string, string>> = {
      'eprint = {2306.03089}': 'arxiv:2306.03089',
      'eprint = {hep-th/9901001}, eprinttype = {arxiv}': 'arxiv:hep-th/9901001',
      'journal = {arXiv preprint arXiv:2306.03089}': 'arxiv:2306.03089',
      'journal = {CoRR}, volume = {abs/2306.03089}': 'arxiv:2306.03089',
      'url = {https://arxiv.org/abs/2306.03089v3}': 'arxiv:2306.03089',
      'doi = {https://doi.org/10.1000/ABC_d}': 'doi:10.1000/abc_d',
      'doi = {10.48550/arXiv.2306.03089}': 'arxiv:2306.03089',
    };
    for (const [fields, id] of Object.entries(ids))
      it(`${fields} → ${id}`, async () => {
        assert.equal((await only('a.bib', `@article{k, title={A}, ${fields}}`)).id, id);
      });

    const dates: Readonly<Record<string, string>> = {
      'date = {2021-05-03}': '2021-05-03',
      'date = {2021-05}': '2021-05',
      'year = {2021}, month = {December}': '2021-12',
      'year = 2021, month = dec, day = 24': '2021-12-24',
      'year = 2021, month = feb, day = 30': '2021-02',
      'year = {in press, 2021}': '2021',
      'year = {forthcoming}': '',
    };
    for (const [fields, published] of Object.entries(dates))
      it(`${fields} → ${published}`, async () => {
        assert.equal((await only('a.bib', `@article{k, title={A}, ${fields}}`)).published, published);
      });
  });

  it('reads RIS', async () => {
    const text = [
      ...['TY  - JOUR', 'AU  - Lovelace, Ada', 'AU  - Smith, J., Jr.', 'TI  - A Title', 'T2  - A Journal'],
      ...['AB  - What it', 'says.', 'PY  - 2020/03/04/', 'DO  - 10.1000/XYZ', 'KW  - codes', 'KW  - sparse'],
      ...['ER  - ', '', 'TY  - RPRT', 'ID  - 2', 'ER  - ', ''],
    ].join('\r\n');
    const file = await read('a.ris', text);
    assert.deepEqual(subjects(file), ['malformed a.ris, line 14']);
    assert.deepEqual(file.papers, [
      {
        id: 'doi:10.1000/xyz',
        title: 'A Title',
        abstract: 'What it says.',
        authors: ['Ada Lovelace', 'J. Smith Jr.'],
        published: '2020-03-04',
        theme: '',
        sources: ['file'],
        comments: 0,
        venue: 'A Journal',
        doi: '10.1000/xyz',
        keywords: ['codes', 'sparse'],
      },
    ]);
  });

  it('reads CSL-JSON', async () => {
    const item = {
      id: 'smith2020',
      type: 'article-journal',
      title: 'A Title',
      DOI: '10.1000/XYZ',
      author: [{ family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' }, { literal: 'OpenAI' }],
      issued: { 'date-parts': [[2020, 3]] },
      'container-title': 'A Journal',
      abstract: '<jats:p>What it says.</jats:p>',
    };
    const found = await only('library.json', JSON.stringify([item], null, 1));
    assert.include(found, { id: 'doi:10.1000/xyz', published: '2020-03', venue: 'A Journal' });
    assert.deepEqual(found.authors, ['Jan van der Berg', 'OpenAI']);
    assert.equal(found.abstract, 'What it says.');
  });

  it('reads our own JSON back, in an object, an array or lines', async () => {
    const { papers } = await bundledPapers();
    const expected = papers.map(paper => ({ ...paper, theme: '', sources: ['file'] }));
    const source = { id: 'a', title: 'papers: ["{' };
    for (const [name, text] of [
      ['a.json', JSON.stringify({ source, papers }, null, 1)],
      ['a.json', JSON.stringify({ papers })],
      ['a.json', JSON.stringify(papers)],
      ['a.json', papers.map(paper => JSON.stringify(paper)).join('\n')],
      ['a.jsonl', papers.map(paper => JSON.stringify(paper)).join('\r\n')],
      ['a.txt', JSON.stringify(papers, null, 2)],
    ] as const)
      for (const length of [101, 4099, 1e6])
        assert.deepEqual(await read(name, text, length), {
          papers: expected,
          failures: [],
          malformedCount: 0,
        });
  }).timeout(10_000);

  const objects: Readonly<Record<string, readonly [name: string, text: string, titles: string[]]>> = {
    'one object on several lines': [
      'a.json',
      '{\n  "title": "A",\n  "author": [{"family": "Bee"}]\n}\n',
      ['A'],
    ],
    'one of them called JSON lines': ['a.jsonl', '{\r\n  "title": "A",\r\n  "items": 7\r\n}', ['A']],
    'one without a name': ['a', '\uFEFF \n{\n"title": "A", "x": {"papers": []}, "papers": 1}', ['A']],
    'several objects on several lines': ['a.json', '{\n"title": "A"\n}\n{\n"title":\n"B"\n}', ['A', 'B']],
    'several with commas between them': ['a.json', '{\n"title": "A"\n},\n{"title": "B"},', ['A', 'B']],
    'an array called JSON lines': ['a.jsonl', '[{"title":"A"},\n{"title":"B"}]', ['A', 'B']],
    'an array on a line': ['a.json', '[{"title":"A"},{"title":"B"}]', ['A', 'B']],
    'a list after other things': ['a.json', '{"a": {"b": [{}]}, "items": [{"title":"A"}]}', ['A']],
    'control characters': [
      'a.json',
      '[{"title":"A\u0001B"},{"title":"C\nD"},{"title":"E\tF"}]',
      ['A B', 'C D', 'E F'],
    ],
    'control characters in lines': ['a.jsonl', '{"title":"A\u001bB"}\n{"title":"C"}', ['A B', 'C']],
  };
  for (const [what, [name, text, expected]] of Object.entries(objects))
    it(`reads ${what}`, async () => {
      for (const length of [1, 2, 3, 7, 10_000]) {
        const file = await read(name, text, length);
        assert.deepEqual(file.failures, []);
        assert.deepEqual(titles(file), expected);
      }
    });

  it('names the line of an object that is cut off', async () => {
    const file = await read('a.json', '{\n"title": "A"\n}\n{\n"title": "B');
    assert.deepEqual(titles(file), ['A']);
    assert.deepEqual(subjects(file), ['malformed a.json, line 4']);
  });

  const lines: Readonly<Record<string, Partial<Paper>>> = {
    '{"id":"2306.03089","title":"A"}': { id: 'arxiv:2306.03089', abstract: '' },
    '{"id":"doi:10.1000/A","title":"A","year":2020}': { id: 'doi:10.1000/a', published: '2020' },
    '{"id":7,"title":"A","bib":"CACM December, 1958"}': { published: '1958' },
    '{"title":"A","authors":"Perlis, A. J.; Samelson, K."}': { authors: ['Perlis, A. J.', 'Samelson, K.'] },
    '{"title":"A","categories":"cs.CV cs.LG"}': { categories: ['cs.CV', 'cs.LG'] },
    '{"title":"A","authors":[{"name":"Ada"}],"published":"2024-05-01T10:00:00Z"}': {
      authors: ['Ada'],
      published: '2024-05-01',
    },
    '{"title":"A","keywords":null,"upvotes":-1,"code":"javascript:alert(1)"}': { title: 'A' },
  };
  for (const [line, expected] of Object.entries(lines))
    it(`reads ${line}`, async () => {
      assert.deepInclude(await only('a.jsonl', line), expected);
    });

  const bad: Readonly<
    Record<string, readonly [name: string, text: string, titles: string[], subjects: string[]]>
  > = {
    'truncated JSON': ['a.json', '[{"title":"A"},\n{"title":"B', ['A'], ['malformed a.json, line 2']],
    'JSON cut between records': ['a.json', '[{"title":"A"},\n', ['A'], ['malformed a.json, line 2']],
    'a truncated last line': ['a.jsonl', '{"title":"A"}\n{"ti', ['A'], ['malformed a.jsonl, line 2']],
    'a record without title': [
      'a.json',
      '{"papers":[{"title":"A"},{"id":"x"}]}',
      ['A'],
      ['malformed a.json, line 1'],
    ],
    HTML: ['a.json', '<html>no</html>', [], ['malformed a.json']],
    'an empty file': ['a.bib', '', [], ['malformed a.bib']],
    'a binary file': ['a.bib', '@misc{a, title={A}}\0\u0001', [], ['unsupported a.bib']],
    'another format': ['a.txt', 'A letter to a friend.', [], ['unsupported a.txt']],
    'a newer version': [
      'a.json',
      '{"version": 2, "source": {}, "papers": [{"title":"A"}]}',
      [],
      ['unsupported a.json'],
    ],
    'JSON without papers': ['a.json', '{"a":{"b":[{"title":"A"}]}}', [], ['malformed a.json, line 1']],
  };
  for (const [what, [name, text, expected, failures]] of Object.entries(bad))
    it(`${what} costs itself alone`, async () => {
      const file = await read(name, text);
      assert.deepEqual(titles(file), expected);
      assert.deepEqual(subjects(file), failures);
    });

  it('keeps what it has of a file that is deleted while read', async () => {
    const file = await readPapersFile(
      'a.jsonl',
      chunksThenError('{"title":"A"}\n{"title":"B"}\n'.repeat(400)),
      options,
    );
    assert.isNotEmpty(file.papers);
    assert.deepEqual(subjects(file), ['missing a.jsonl']);
  });

  it('says why a file is not read at all', async () => {
    const failure = { code: 'tooLarge', subject: '', detail: '7 bytes' } as const;
    const pieces = (async function* () {
      yield await Promise.reject<string>(new FailureError(failure));
    })();
    assert.deepEqual(await readPapersFile('a.bib', pieces, options), {
      papers: [],
      failures: [{ ...failure, subject: 'a.bib' }],
      malformedCount: 0,
    });
  });

  it('says a hundred times what is wrong, then how often', async () => {
    const { failures, malformedCount } = await read('a.jsonl', '{\n'.repeat(1000), 500);
    assert.equal(malformedCount, 1000);
    assert.lengthOf(failures, 101);
    assert.include(failures.at(-1)?.detail, '900 more');
  });

  it('keeps papers that share an id, for the catalogue to merge', async () => {
    const file = await read('a.jsonl', '{"id":"2306.03089","title":"A"}\n'.repeat(2));
    assert.deepEqual(titles(file), ['A', 'A']);
  });

  it('works in slices, shows a count and stops when told', async () => {
    const slow = countingClock(1);
    const counts: number[] = [];
    const stop = new AbortController();
    const reading = readPapersFile('a.jsonl', chunksOf('{"title":"A"}\n'.repeat(1000), 5000), {
      source: 'file',
      clock: slow,
      signal: stop.signal,
      onProgress: papers => {
        counts.push(papers);
        if (papers > 400) stop.abort(new Error('stopped'));
      },
    });
    const error = await reading.catch((reason: unknown) => String(reason));
    assert.equal(error, 'Error: stopped');
    assert.isAbove(slow.turns, 20);
    assert.isAbove(counts.at(-1) ?? 0, 400);
  });

  it('takes any text under any name', async () => {
    const names = fc.constantFrom('a.bib', 'a.ris', 'a.json', 'a.jsonl', 'a');
    const text = fc
      .array(
        fc.oneof(
          fc.string({ maxLength: 5 }),
          fc.constantFrom(
            '@article{a,',
            'title={',
            '}',
            '{"papers":[',
            '{"title":"',
            '"',
            '\\',
            ']',
            '\nTY  - ',
          ),
          fc.constantFrom(
            '\nTI  - x',
            '\nAU  - y',
            '\n',
            '[',
            ',',
            '= "',
            '@string{',
            '#',
            '$',
            '\\begin{a}',
          ),
        ),
        { maxLength: 30 },
      )
      .map(parts => parts.join(''));
    await fc.assert(
      fc.asyncProperty(names, text, fc.integer({ min: 1, max: 50 }), async (name, content, length) => {
        await read(name, content, length);
      }),
    );
  });
});
