// Random papers and queries for property tests.
import fc from 'fast-check';
import { localPaperId } from '../../src/core/papers/identifiers.ts';
import type { Paper } from '../../src/core/papers/paper.ts';
import { toPlainText } from '../../src/core/text/plainText.ts';
import { paper } from './papers.ts';

const word = fc.constantFrom(
  ...[
    'sparse',
    'autoencoder',
    'Vision',
    'transformers',
    'ConvNeXt',
    'few-shot',
    'Défossez',
    'the',
    'of',
    'EEG',
    'LLMs',
  ],
);
const text = fc.array(word, { minLength: 1, maxLength: 12 }).map(words => words.join(' '));

/** Papers made of a dozen words and few ids, so that they often match and replace each other. */
export const anyPaper: fc.Arbitrary<Paper> = fc
  .record({
    id: fc.integer({ min: 0, max: 15 }).map(number => `local:${number}`),
    title: text,
    abstract: text,
    authors: fc.array(word, { maxLength: 2 }),
    published: fc.constantFrom('1999-12-31', '2023-05-01', '2024-02-29', '2025-11-30'),
  })
  .map(paper);

const few = <T>(...values: T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const number = fc.integer({ min: 0, max: 3 });
const optional = {
  upvotes: number,
  keywords: fc.array(word, { maxLength: 2 }),
  aiSummary: word,
  code: few('https://github.com/a/b', 'https://github.com/c/d'),
  venue: word,
  doi: few('10.1000/a', '10.1000/b', '10.48550/arXiv.2401.00001'),
  categories: fc.array(few('cs.CV', 'cs.CL'), { maxLength: 2 }),
  citationCount: number,
  moreAuthors: fc.constant(true as const),
};

/** Records of few works with few ids, DOIs, titles and authors, so that each links records, also through others. */
export const anyRecord: fc.Arbitrary<Paper> = fc
  .record(
    {
      id: few(
        ...['arxiv:2401.00001', 'arxiv:2401.00002', 'doi:10.1000/a', 'doi:10.1000/c', 'local:1', 'local:2'],
        ...['arxiv:2401.00003', 'doi:10.1000/d', 'local:3', 'local:4', 'local:5'],
      ),
      title: few('Sparse Codes', 'sparse codes.', 'Dense Codes', 'Codes', '稀疏编码'),
      abstract: text,
      authors: fc.array(few('Ada Lovelace', 'Lovelace, A.', 'Grace Hopper', '王伟'), { maxLength: 2 }),
      published: few('', '2024', '2024-05', '2024-05-01', '2023-12-31'),
      theme: few('', 'a', 'b'),
      sources: fc.array(few('a', 'b', 'c'), { minLength: 1, maxLength: 3 }),
      comments: number,
      ...optional,
    },
    { requiredKeys: ['id', 'title', 'abstract', 'authors', 'published', 'theme', 'sources', 'comments'] },
  )
  .map(paper);

/** Words that are hard for TeX, JSON and RIS but contain no TeX: no backslash, no brace, no pair of dollar signs. */
const hardWord = fc.oneof(
  word,
  fc.constantFrom(
    ...[
      'R&D',
      '50%',
      '#1',
      'a_b',
      'a~b',
      'x^2',
      '<5',
      'a>b',
      '|',
      '"quoted"',
      '``',
      "''",
      '--',
      '---',
      '–',
      '—',
      '-',
    ],
    ...[
      'Étude',
      'naïve',
      'Łódź',
      'Đặng',
      'ıİ',
      'ß',
      '“so”',
      '‘so’',
      '…',
      'α',
      'ΩΩ',
      '∞',
      '²',
      '½',
      '€',
      '™',
      '王伟',
      'Шар',
    ],
    ...[
      '$5',
      '@article',
      'a,b',
      'a=b',
      'TY',
      'ER',
      'and',
      'others',
      "O'Neil",
      'L₂',
      'e\u0301',
      '🙂',
      'ﬁ',
      '%',
      '&',
      ':',
      '?',
    ],
  ),
  fc.string({ unit: 'grapheme', maxLength: 4 }).map(text => text.replace(/[\\{}$<>=]/g, '')),
);
const hardText = fc
  .array(hardWord, { minLength: 1, maxLength: 8 })
  .map(words => toPlainText(words.join(' ').replace(/\$(?=.*\$)/g, '')).normalize('NFC'))
  .filter(line => /\p{L}/u.test(line));
const author = fc.constantFrom(
  ...[
    'Ada Lovelace',
    'Jan van der Berg',
    'Luc Van Gool',
    'Łukasz Kaiser',
    'François Défossez',
    'Xiao-Ming Wang',
    '王伟',
  ],
  ...[
    'Martin Luther King Jr.',
    'OpenAI',
    'Gemini Team',
    'Ministry of Health and Care',
    'J. R. R. Tolkien',
    'Iñigo R&D Ünal',
  ],
);

const citable = (title: fc.Arbitrary<string>): fc.Arbitrary<Paper> =>
  fc
    .record(
      {
        title,
        scheme: fc.constantFrom('arxiv', 'doi', 'local'),
        number: fc.integer({ min: 10000, max: 99999 }),
        authors: fc.array(author, { maxLength: 4 }),
        moreAuthors: fc.boolean(),
        published: few('', '2024', '2024-05', '2024-05-01'),
        venue: fc.oneof(few('Proceedings of CVPR', 'Journal of R&D_1', 'Nature'), hardText),
        hasDoi: fc.boolean(),
      },
      { requiredKeys: ['title', 'scheme', 'number', 'authors', 'moreAuthors', 'published', 'hasDoi'] },
    )
    .map(({ title, scheme, number, authors, moreAuthors, published, venue, hasDoi }) => {
      const doi = `10.1000/a_${number}`;
      const ids = { arxiv: `arxiv:2401.${number}`, doi: `doi:${doi}`, local: localPaperId(title) };
      return paper({
        ...{ id: ids[scheme], title, authors, published },
        ...(moreAuthors && authors.length > 0 ? { moreAuthors } : {}),
        ...(scheme === 'arxiv' && hasDoi ? { doi } : {}),
        ...(venue === undefined ? {} : { venue }),
      });
    });

/** Papers that every citation format must preserve in a round trip. */
export const citablePaper = citable(hardText);

/** Papers with TeX in their titles as arXiv has it, half of it broken. */
export const texPaper = citable(
  fc
    .array(
      fc.oneof(
        hardWord,
        fc.constantFrom(
          ...[
            '$L_2$',
            '$',
            '{',
            '}',
            '{BERT}',
            '\\',
            "\\'e",
            '\\textit{Rule}',
            '\\&',
            '\\(X\\)',
            '\\LaTeX',
            '^{3}',
            '\\{',
          ],
          ...[
            '$\\mathcal{O}(n)$',
            '\\begin{a}',
            '\\end{a}',
            '\\textbf{',
            '\\\\',
            '$$',
            '\\10',
            '{\\"o}',
            '~',
            '`',
          ],
        ),
      ),
      { minLength: 1, maxLength: 8 },
    )
    .map(words => toPlainText(`Title ${words.join(' ')}`)),
).map(cited => (cited.id.startsWith('local:') ? { ...cited, id: 'arxiv:2401.00001' } : cited));

/** Queries that people type, and queries that nobody types. */
export const anyQuery: fc.Arbitrary<string> = fc.oneof(
  text,
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.oneof(
        word,
        fc.constantFrom(
          ...['author:', 'year:', 'has:code', '-', '"', '“', 'theme:"a b"', 'year:2024..', '2306.03089'],
        ),
        fc.string({ maxLength: 4 }),
      ),
    )
    .map(pieces => pieces.join(' ')),
);
