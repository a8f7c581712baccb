import { assert } from 'chai';
import fc from 'fast-check';
import { readPapersFile } from '../../../../src/core/formats/papersFile.ts';
import type { Paper } from '../../../../src/core/papers/paper.ts';
import { chunksOf } from '../../../support/chunks.ts';
import { countingClock } from '../../../support/clock.ts';
import { mergePapers } from '../../../support/papers.ts';

const raw = String.raw;
const options = { source: 'file', clock: countingClock() };
const readAll = async (text: string): Promise<readonly Paper[]> => {
  const { papers, failures } = await readPapersFile('a.bib', chunksOf(text), options);
  assert.deepEqual(failures, [], text);
  return papers;
};
const readOne = async (text: string): Promise<Paper> => {
  const [first, ...more] = await readAll(text);
  assert.isEmpty(more);
  return first ?? assert.fail();
};
const withFields = (fields: string): Promise<Paper> => readOne(`@article{k, title = {A}, ${fields}}`);

describe('BibTeX', () => {
  it('has titles, names and journals as people read them', async () => {
    const { title, authors, venue } = await readOne(
      raw`@article{a, title = {Cats vs.\ Dogs: 5\,mm apart}, author = {Bee, A.\,B.}, journal = {Phys.\ Rev.\ Lett.}, year = 2001}`,
    );
    assert.deepEqual(
      [title, authors, venue],
      ['Cats vs. Dogs: 5 mm apart', ['A. B. Bee'], 'Phys. Rev. Lett.'],
    );
  });

  describe('takes one title in two spellings for one work', () => {
    const spellings: readonly (readonly [string, string])[] = [
      [
        raw`$\ell_2$ and $\mathcal{O}(n)$ on $4\times 4$ grids with \mbox{BERT}`,
        'ℓ2 and O(n) on 4×4 grids with BERT',
      ],
      [raw`5\,mm \relax apart\ldots`, '5 mm apart …'],
      [raw`On {\em E.~coli} \& H$_2$O`, 'On E. coli & H2O'],
      [raw`The {\L}\'od\'z model`, 'the łódź model'],
      [raw`$\alpha$-stable processes in $L^p$`, 'α-stable processes in Lp'],
      [raw`Na\"{\i}ve Bayes`, 'Naive Bayes'],
    ];
    for (const [one, other] of spellings)
      it(one, async () => {
        const papers = await readAll(
          [one, other]
            .map((title, at) => `@misc{k${at}, title = {${title}}, author = {Bee, Ann}}`)
            .join('\n'),
        );
        assert.lengthOf(mergePapers(papers), 1);
      });
  });

  const dois: Readonly<Record<string, string>> = {
    [raw`10.1000/A\_b{\_}c`]: '10.1000/a_b_c',
    [raw`10.1000/a\%b\#c{\&}d`]: '10.1000/a%b#c&d',
    [raw`https://doi.org/10.1000/a\_b`]: '10.1000/a_b',
    [raw`\url{https://doi.org/10.1000/a\_b}`]: '10.1000/a_b',
    [raw`10.1000/a\textunderscore{}b`]: '10.1000/a_b',
    [raw`10.1000\/a b`]: '10.1000/ab',
  };
  for (const [written, doi] of Object.entries(dois)) {
    it(`doi = {${written}} is ${doi}`, async () => {
      const found = await withFields(`doi = {${written}}`);
      assert.deepEqual([found.doi, found.id], [doi, `doi:${doi}`]);
    });
    if (!written.includes(' '))
      it(`url = {${written}} is ${doi}`, async () => {
        assert.equal((await withFields(`url = {${written}}`)).id, `doi:${doi}`);
      });
  }

  describe('keeps every author', () => {
    const lists: Readonly<Record<string, readonly string[]>> = {
      [raw`al-Rashid, Omar and {\'A}lvarez-G{\'o}mez, Eva and {\O}st-Hansen, Bo and Lee, Kim`]: [
        ...['Omar al-Rashid', 'Eva Álvarez-Gómez', 'Bo Øst-Hansen', 'Kim Lee'],
      ],
      'Omar al-Rashid and Jean-Pierre Serre and Marie-Anne du Pont-Neuf and Xiao-Ming Wang': [
        ...['Omar al-Rashid', 'Jean-Pierre Serre', 'Marie-Anne du Pont-Neuf', 'Xiao-Ming Wang'],
      ],
      "van der Berg, Jan and d'Alembert, Jean and {de la Cruz}, Ana and 't Hooft, Gerard and von und zu Berg, Eva":
        [
          ...[
            'Jan van der Berg',
            "Jean d'Alembert",
            'Ana de la Cruz',
            "Gerard 't Hooft",
            'Eva von und zu Berg',
          ],
        ],
      'Smith, Jr., John and Smith, John, Jr. and Smith Jr., John and John Smith, Jr. and John Smith Jr.': [
        ...['John Smith Jr.', 'John Smith Jr.', 'John Smith Jr.', 'John Smith Jr.', 'John Smith Jr.'],
      ],
      '{Smith Jr.}, John and Smith, {Jr.}, John and de Groot, III, Jan and Groot, Jan, 3rd and Bee, Ph.D., Ann':
        [...['John Smith Jr.', 'John Smith Jr.', 'Jan de Groot III', 'Jan Groot 3rd', 'Ann Bee Ph.D.']],
      'King{,} Jr., Martin and {King, Jr.}, Martin': ['Martin King Jr.', 'Martin King Jr.'],
      'Petrov, IV and Rahman, Md. and Ii, Ken': ['IV Petrov', 'Md. Rahman', 'Ken Ii'],
      '{OpenAI Team} and {Barnes and Noble, Inc.} and {{NASA}} and {Research {and} Co}': [
        ...['OpenAI Team', 'Barnes and Noble, Inc.', 'NASA', 'Research and Co'],
      ],
      'Bee, Ann and others': ['Ann Bee'],
      'Bee, Ann et al.': ['Ann Bee'],
      'Ann Bee and Bo Cee et al': ['Ann Bee', 'Bo Cee'],
      'Ann Bee, et al.': ['Ann Bee'],
      'Ann Bee and et al.': ['Ann Bee'],
      'Ann Bee AND Bo Cee\n  and\n  Di Dee': ['Ann Bee', 'Bo Cee', 'Di Dee'],
      'Ann Bee and and Bo Cee and , and {} and Di Dee and': ['Ann Bee', 'Bo Cee', 'Di Dee'],
      'and Ann Bee and Cee, Bo, x, y, z and \\foo and Dee, Di': ['Ann Bee', 'Bo x y z Cee', 'Di Dee'],
      'Bee, Ann; Cee, Bo': ['Ann Bee', 'Bo Cee'],
      'family=Berg, given=Jan, prefix=van der, suffix=Jr. and Bee, Ann': ['Jan van der Berg Jr.', 'Ann Bee'],
      [raw`{\relax Ch}arles Darwin and Bo~Cee and Erd{\H o}s, P.\ and Donald~E.\,Knuth`]: [
        ...['Charles Darwin', 'Bo Cee', 'P. Erdős', 'Donald E. Knuth'],
      ],
    };
    for (const [list, authors] of Object.entries(lists))
      it(list, async () => {
        const paper = await withFields(`author = {${list}}`);
        assert.deepEqual(paper.authors, authors);
        assert.equal(paper.moreAuthors, /others|et al/.test(list) ? true : undefined);
      });
  });

  const dates: Readonly<Record<string, string>> = {
    'year = {2012-05-12}': '2012-05-12',
    'year = {2012-05}': '2012-05',
    'year = {2010/11}': '2010',
    'year = {1999/00}': '1999',
    'year = {2010/2011}': '2010',
    'year = {2010--11}': '2010',
    'year = {2010--2012}': '2010',
    'year = {{2010}}': '2010',
    'year = {\\noopsort{1973a}1973}, month = "4~" # jul': '1973-07-04',
    'year = {c. 2010}': '2010',
    'year = {[2010]}, month = 5': '2010-05',
    'year = {2012-05-12}, month = may': '2012-05-12',
    'date = {2010/2012}': '2010',
    'date = {2010-05-03/2010-05-07}': '2010-05-03',
    'year = {c. 1999 / 00 AD}': '1999',
    'year = {2010/13}': '2010',
    'year = {2010/1112}': '2010',
    'year = 2001, month = "5 6~" # jul': '2001-07',
    'year = 2001, month = jul, day = 5': '2001-07-05',
    'year = 2001, month = "5~" # jul, day = 6': '2001-07-06',
    'year = 2001, month = {7}, day = 5': '2001-07-05',
    'date = {2009}, year = 2001, month = {7}': '2009-07',
    'year = 2001, month = january': '2001-01',
    'year = 2001, month = dec # "~24"': '2001-12-24',
    'year = 2001, month = {June 3--5}': '2001-06',
    'year = 2001, month = {Sept.}': '2001-09',
  };
  for (const [fields, published] of Object.entries(dates))
    it(`${fields} → ${published}`, async () => {
      assert.equal((await withFields(fields)).published, published);
    });

  describe('reads an entry', () => {
    const fields = 'title = {A}, author = {Ann Bee}, year = 2001';
    const entries: Readonly<Record<string, string>> = {
      'without a key': `@article{, ${fields}}`,
      'without a key or its comma': `@article{${fields}}`,
      'whose key lacks its comma': '@article{bee2001\n  title = {A},\n  author = {Ann Bee}, year = 2001}',
      'with doubled commas': `@article{k,, title = {A},, , author = {Ann Bee},\n, year = 2001,,}`,
      'with missing commas': '@article{k, title = {A} author = "Ann Bee"\n year = 2001 }',
      'with odd field names': `@article{k, bdsk-url-1 = {x}, 1st = {x}, date added = {x}, é.b:c/d+an = {x}, ${fields}, a_b = 1}`,
      'with spaces everywhere': '@ article { k , TITLE = {A} , Author={Ann Bee} , year = "2001" }',
      'with an odd key': `@article{Bee (2001): a/b+c'd, ${fields}}`,
      'with empty fields': `@article{k, note = , doi = {}, url = "", ${fields}}`,
      'with a comment': `@article{k, % the best\n  ${fields} % so\n}`,
      'with words that are none of it': `@article{k, title = {A} indeed, author = {Ann Bee}, nonsense, {more}, year = 2001}`,
      'in round brackets': `@article(k, ${fields})`,
      'with quotation marks in one': raw`@article{k, title = "A", note = "G\"odel {"}x{"}", author = "Ann Bee", year = 2001}`,
      'with braces that TeX would not count': `@article{k, note = {a \\{ b}, ${fields}}`,
      'after a preamble and a comment': `@preamble{"\\newcommand{\\foo}[1]{\\@ifundefined{x}{}{}}"}\n@comment{@x{}}\n@article{k, ${fields}}`,
      'of a type with a hyphen': `@in-press{k, ${fields}}`,
      'with a comment in it that has quotation marks': `@article{k, % the "best\n  ${fields}}`,
      'with numbers and strings side by side':
        '@article{k, title = {A}, author = "Ann" # { } # "Bee", year = 20 # 01}',
      'with a bare word that is no string': `@article{k, note = nothing, ${fields}}`,
      'with braces that both ways of counting would end': raw`@article{k, note = {a \{ b \} c}, ${fields}}`,
      'with a backslash before its end': raw`@article{k, note = {a\}, ${fields}}`,
      'with a quotation mark after a backslash at its end': raw`@article{k, note = "a\", ${fields}}`,
      'before others that are commented out': `@article{k, ${fields}}\n% @article{l,\n%  title = {L}\n% }\n%@misc{m, title = {M}}`,
      'with a field twice': `@article{k, ${fields}, title = {B}}`,
    };
    for (const [what, text] of Object.entries(entries))
      it(what, async () => {
        const { title, authors, published } = await readOne(text);
        assert.deepEqual([title, authors, published], ['A', ['Ann Bee'], '2001'], text);
      });
  });

  const venues: Readonly<Record<string, string | undefined>> = {
    'journal = {CoRR}': undefined,
    'journal = {corr}': undefined,
    'journal = {CoRR Studies}': 'CoRR Studies',
    'journal = {J. of CoRR}': 'J. of CoRR',
    'journal = {arXiv e-prints}': undefined,
    'journal = {Xarxiv}': 'Xarxiv',
    'journaltitle = {A}, booktitle = {B}': 'A',
    'booktitle = {B}, publisher = {P}': 'B',
    'publisher = {P}': 'P',
    'journal = {}, booktitle = {B}': 'B',
    'note = {N}': undefined,
    'journal = {\\apj}': 'ApJ',
    'journal = {{\\prl}}': 'Phys. Rev. Lett.',
    'journal = {\\nat\\ Comm.}': 'Comm.',
    'journal = {\\unknown}, publisher = {P}': 'P',
  };
  for (const [fields, venue] of Object.entries(venues))
    it(`${fields} was published in ${venue ?? 'nothing'}`, async () => {
      assert.equal((await withFields(fields)).venue, venue);
    });

  const ids: Readonly<Record<string, string>> = {
    'eprint = {2306.03089}, archiveprefix = {arXiv}, doi = {10.1000/x}': 'arxiv:2306.03089',
    'arxivid = {2306.03089}': 'arxiv:2306.03089',
    'arxiv = {2306.03089}': 'arxiv:2306.03089',
    'howpublished = {arXiv:2306.03089}': 'arxiv:2306.03089',
    'note = {arXiv:2306.03089}': 'arxiv:2306.03089',
    'publisher = {arXiv}, url = {https://doi.org/10.1000/y}': 'doi:10.1000/y',
    'volume = {2306.03089}': 'arxiv:2306.03089',
    'doi = {10.1000/ a  b}': 'doi:10.1000/ab',
    'eprint = {2306.03089}, eprinttype = {arXiv}, arxivid = {2306.03090}': 'arxiv:2306.03089',
    'eprint = {2306.03089}, arxivid = {2306.03090}': 'arxiv:2306.03090',
    'eprint = {2306.03089 [cs.LG]}, archiveprefix = {arXiv}': 'arxiv:2306.03089',
    'eprint = {0309136}, archiveprefix = {arXiv}, primaryclass = {math.GT}': 'arxiv:math/0309136',
    'journal = {arXiv preprint math/0309136}': 'arxiv:math/0309136',
    'journal = {arXiv e-prints, 2306.03089}': 'arxiv:2306.03089',
    'note = {arXiv preprint arXiv:2306.03089v2 (2023)}': 'arxiv:2306.03089',
    'url = {http://example.org/a https://arxiv.org/abs/2306.03089}': 'arxiv:2306.03089',
    'howpublished = {Available at \\url{https://doi.org/10.1000/a12} (2023)}': 'doi:10.1000/a12',
    'doi = {10.1000/a12, 10.1000/b12}': 'doi:10.1000/a12',
    'doi = {10.1000/a,b}': 'doi:10.1000/a,b',
  };
  for (const [fields, id] of Object.entries(ids))
    it(`${fields} → ${id}`, async () => {
      assert.equal((await withFields(fields)).id, id);
    });

  for (const [key, id] of Object.entries({
    '10.1007/978-3-319-24574-4_28': /^doi:10\.1007\/978-3-319-24574-4_28$/,
    '10.5555/3295222.3295349': /^local:/,
    '1007/x': /^local:/,
  }))
    it(`with the key ${key} is ${String(id)}`, async () => {
      assert.match((await readOne(`@misc{${key}, title = {A}}`)).id, id);
      assert.equal((await readOne(`@misc{${key}, title = {A}, doi = {10.1000/a}}`)).id, 'doi:10.1000/a');
    });

  for (const [fields, title] of Object.entries({
    'title = {Tides}, subtitle = {A Survey}': 'Tides: A Survey',
    'title = {Why Tides?}, subtitle = {A Survey}': 'Why Tides? A Survey',
    'title = {Tides: A Survey}, subtitle = {A Survey}': 'Tides: A Survey',
    'title = {Tides}, subtitle = {}': 'Tides',
    [raw`title = {The {\$}\alpha{\$} of it for {\$}5}`]: 'The α of it for $5',
    [raw`title = {\ion{H}{ii} within 3\farcs2}`]: 'H ii within 3.″2',
  }))
    it(`${fields} is ${title}`, async () => {
      assert.equal((await readOne(`@misc{k, ${fields}}`)).title, title);
    });

  it('has nobody’s number', async () => {
    const { authors } = await withFields(
      'author = {Wei Wang 0001 and Wang 0002, Li and Agent 007 and R2 0x00}',
    );
    assert.deepEqual(authors, ['Wei Wang', 'Li Wang', 'Agent 007', 'R2 0x00']);
  });

  it('has keywords, categories, and editors where there are no authors', async () => {
    const paper = await withFields(
      'keywords = {a b ,c;  d,}, primaryclass = {cs.CL  cs.LG}, editor = {Ed Itor}',
    );
    assert.deepEqual(paper.keywords, ['a b', 'c', 'd']);
    assert.deepEqual(paper.categories, ['cs.CL', 'cs.LG']);
    assert.deepEqual(paper.authors, ['Ed Itor']);
    const both = await withFields('author = {Ann Bee}, editor = {Ed Itor}');
    assert.deepEqual(both.authors, ['Ann Bee']);
    const neither = await withFields('note = {x}');
    assert.deepEqual([neither.authors, neither.keywords, neither.categories], [[], undefined, undefined]);
  });

  describe('puts in a string', () => {
    const strings: Readonly<Record<string, string>> = {
      '@string{j-acm = "Tides"}\n@article{k, title={A}, journal = j-acm}': 'Tides',
      '@STRING{j:acm/x+y.z_1 = {Tides}}\n@article{k, title={A}, journal = J:ACM/X+Y.Z_1}': 'Tides',
      '@string(a = "Ti")\n@string{b-b = a # {des}}\n@article{k, title={A}, journal = b-b # " " # 7}':
        'Tides 7',
      '@string{a = "One", b = "Two"}\n@article{k, title={A}, journal = b}': 'Two',
      '@string{a = "One"}\n@string{a = "Two"}\n@article{k, title={A}, journal = a}': 'Two',
      "@string{ann's = {Tides}}\n@article{k, title={A}, journal = ann's}": 'Tides',
      '@article{k, title={A}, journal = jacm}': 'Journal of the ACM',
    };
    for (const [text, venue] of Object.entries(strings))
      it(text, async () => {
        assert.equal((await readOne(text)).venue, venue);
      });
  });

  it('takes any text as a value, and never writes "undefined"', async () => {
    const fragment = fc.oneof(
      fc.constantFrom(
        raw`\'`,
        raw`\^{}`,
        raw`\o`,
        '{',
        '}',
        '$',
        ' and ',
        ',',
        '~',
        raw`\relax `,
        '"',
        '#',
        '=',
        '\n',
      ),
      fc.string({ maxLength: 4 }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fragment),
        fc.constantFrom('title', 'author', 'doi', 'year', 'month', 'journal'),
        async (words, field) => {
          const text = `@misc{k, title = {A}, author = {Ann Bee}, ${field}2 = {}, ${field} = {${words.join('')}}}`;
          const { papers } = await readPapersFile('a.bib', chunksOf(text), options);
          assert.notInclude(JSON.stringify(papers), 'undefined');
        },
      ),
    );
  });
});

describe('entries of BibTeX that take over from others', () => {
  const parent =
    '@proceedings{P:1, title = {Proceedings of Things}, year = 2004, publisher = {X}, editor = {Ed Itor}, doi = {10.1000/p}}\n';
  const child = '@inproceedings{c, title = {Child}, author = {Bee, Ann}, pages = {1--2}, crossref = {p:1}}\n';
  const other = '@misc{o, title = {Other}}\n';
  const found = async (text: string, title = 'Child'): Promise<Partial<Paper>> =>
    (await readAll(text)).find(paper => paper.title === title) ?? assert.fail(text);

  for (const [what, text] of Object.entries({
    'a volume before': parent + other + child,
    'a volume behind': child + other + parent,
    'a volume on the same line': child.trim() + parent,
  }))
    it(`know ${what}`, async () => {
      const { venue, published, authors, id } = await found(text);
      assert.deepEqual([venue, published, authors], ['Proceedings of Things', '2004', ['Ann Bee']]);
      assert.match(id ?? '', /^local:/);
    });

  const cases: Readonly<Record<string, readonly [text: string, expected: Partial<Paper>]>> = {
    'their own fields come first': [
      `${parent}@inproceedings{c, title = {Child}, booktitle = {Mine}, date = {1999-05}, crossref = {P:1}}`,
      { venue: 'Mine', published: '1999-05' },
    ],
    'a volume has its own title for what is in it': [
      '@inproceedings{c, title={Child}, crossref={p}}\n@string{p = {q}}\n@proceedings{p, title={Long}, booktitle={Short}, year=2004}',
      { venue: 'Short', published: '2004' },
    ],
    'a volume in a series in a series': [
      '@incollection{c, title={Child}, crossref={b}}\n@collection{b, title={Book}, crossref={s}}\n@mvcollection{s, title={Series}, crossref={t}}\n@misc{t, title={Top}, date={2001-02-03}}',
      { venue: 'Book', published: '2001-02-03' },
    ],
    'an issue of a periodical': [
      '@article{c, title={Child}, crossref={i}}\n@periodical{i, title={J. of X}, date={2009-05}}',
      { venue: 'J. of X', published: '2009-05' },
    ],
    'a chapter of a book by its author': [
      '@book{b, title={Book}, author={Bo Cee}, year=2001}\n@inbook{c, title={Child}, crossref={B}}',
      { venue: 'Book', authors: ['Bo Cee'], published: '2001' },
    ],
    'lists of fields': [
      '@article{c, title={Child}, xdata={x, y , none}}\n@xdata{x, date={2009-05}, xdata={z}}\n@xdata{y, journaltitle={J. of X}}\n@xdata{z, author={Bo Cee}}',
      { venue: 'J. of X', authors: ['Bo Cee'], published: '2009-05' },
    ],
    'lists of fields before': [
      '@XData{x, date={2009-05}, journaltitle={J. of X}}\n@article{c, title={Child}, xdata={x}}',
      { venue: 'J. of X', published: '2009-05' },
    ],
    'a volume that is nowhere': [
      '@inproceedings{c, title={Child}, year=2001, crossref={nowhere}}',
      { published: '2001' },
    ],
    themselves: ['@inproceedings{c, title={Child}, year=2001, crossref={c}}', { published: '2001' }],
    'a date of their own, or the whole of another’s': [
      '@inproceedings{c, title={Child}, year=2001, crossref={p}}\n@proceedings{p, title={P}, month=may, date={1999-04-03}}',
      { published: '2001', venue: 'P' },
    ],
    'the fields of volumes alone': [
      '@inproceedings{c, title={Child}, crossref={p}}\n@proceedings{p, title={P}, author={Bo Cee}, abstract={Theirs}, keywords={x}, year=2001, month=may, day=4}',
      { venue: 'P', authors: ['Bo Cee'], abstract: '', published: '2001-05-04' },
    ],
    'the first of two volumes of one key': [
      '@proceedings{P, title={One}}\n@proceedings{p, title={Two}}\n@inproceedings{c, title={Child}, crossref={p}}',
      { venue: 'One' },
    ],
    'nothing of a volume without a key': [
      '@proceedings{, title={One}, year=2001}\n@inproceedings{c, title={Child}, crossref={}}',
      { published: '' },
    ],
    'the titles of a volume of theirs': [
      '@inproceedings{c, crossref={p}}\n@proceedings{p, title={Child}, year=2001}',
      { published: '2001', venue: 'Child' },
    ],
    'each other': [
      '@inproceedings{c, title={Child}, crossref={d}}\n@proceedings{d, title={Parent}, year=2001, crossref={c}}',
      { venue: 'Parent', published: '2001' },
    ],
  };
  for (const [what, [text, expected]] of Object.entries(cases))
    it(`know ${what}`, async () => {
      assert.deepInclude(await found(text), expected);
    });

  it('take over from a hundred at most, one behind the other', async () => {
    const chain = (length: number): string =>
      Array.from({ length }, (_, at) => `@misc{k${at}, title={T${at}}, xdata={k${at + 1}}}`).join('\n') +
      `\n@misc{k${length}, title={Last}, journal={J}}`;
    assert.equal((await found(chain(99), 'T0')).venue, 'J');
    assert.equal((await found(chain(101), 'T0')).venue, undefined);
  });

  it('have no list of fields or set of keys among the papers', async () => {
    const text = '@xdata{x, title={X}}\n@set{s, title={S}}\n@xdatax{k, title={K}}\n@subset{l, title={L}}';
    assert.deepEqual(
      (await readAll(text)).map(({ title }) => title),
      ['K', 'L'],
    );
  });

  it('stay in their place', async () => {
    const titles = (await readAll(child + other + parent)).map(({ title }) => title);
    assert.deepEqual(titles, ['Child', 'Other', 'Proceedings of Things']);
  });

  it('are told with their own line when they are no papers', async () => {
    const text = `${other}@misc{bad,\n  crossref = {x}}\n${other}`;
    const { papers, failures } = await readPapersFile('a.bib', chunksOf(text), options);
    assert.lengthOf(papers, 2);
    assert.deepEqual(
      failures.map(({ subject }) => subject),
      ['a.bib, line 2, bad'],
    );
  });

  it('take over along any path once, however they are tangled', async () => {
    const links = fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(links, async pairs => {
        const entries = Array.from({ length: 12 }, (_, at) => {
          const parents = pairs.filter(([from]) => from === at).map(([, to]) => `k${to}`);
          return `@misc{k${at}, title = {Title ${at}}, xdata = {${parents.join(',')}}, crossref = {${parents[0] ?? ''}}}`;
        });
        assert.lengthOf(await readAll(entries.join('\n')), 12);
      }),
    );
  });
});
