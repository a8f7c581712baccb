import { assert } from 'chai';
import fc from 'fast-check';
import { findTitles } from '../../../../../src/core/mentions/titles/findTitles.ts';
import { proseOf } from '../../../../../src/core/mentions/titles/prose.ts';
import { TitleIndex } from '../../../../../src/core/mentions/titles/titleIndex.ts';
import type { Paper } from '../../../../../src/core/papers/paper.ts';
import { paper } from '../../../../support/paper.ts';

const titles: Readonly<Record<string, readonly string[]>> = {
  'Attention Is All You Need': ['Ashish Vaswani', 'Noam Shazeer'],
  'Auto-Encoding Variational Bayes': ['Diederik P. Kingma', 'Max Welling'],
  'Deep Residual Learning for Image Recognition': ['Kaiming He'],
  'Fast Time-Series Classification with Random Subsequences': [],
  'ROCKET: Exceptionally fast and accurate time series classification': ['Angus Dempster'],
  'Mining of Massive Datasets & Streams in Practice': [],
  'A Survey on Über-Large Schrödinger Networks': [],
  'Isolation Forest': ['Fei Tony Liu'],
  'Neural Collaborative Filtering': [],
  'Factorization Machines': [],
  'k-means++: The Advantages of Careful Seeding': ['David Arthur', 'Sergei Vassilvitskii'],
  'Learning to Learn': ['Marcin Andrychowicz'],
  Attention: ['Someone Else'],
  Backpropagation: ['Some Body'],
  'Back to the Future: Context in Language Production': [],
  'Time Series Classification with Deep Networks': [],
  'Deep Graph Anomaly Detection: A Systematic Review of Literature': [],
  'Contrastive $k$-Nearest Learning of Things': [],
  基于图神经网络的多元时间序列异常检测方法: ['王伟'],
};
const papers = Object.entries(titles).map(([title, authors], at): Paper =>
  paper({ id: `arxiv:2401.${10_000 + at}`, title, authors: [...authors] }),
);
const index = new TitleIndex();
for (const each of papers) index.put(each);

const found = (languageId: string, text: string): string[] =>
  findTitles(text, index, proseOf(languageId, text)).map(
    ({ paper: { title }, start, end }) => `${title} | ${text.slice(start, end)}`,
  );
const titlesIn = (languageId: string, text: string): string[] =>
  findTitles(text, index, proseOf(languageId, text)).map(({ paper: { title } }) => title);

describe('a title is found', () => {
  const attention = 'Attention Is All You Need';
  const cases: readonly (readonly [what: string, language: string, text: string, title: string])[] = [
    ['quoted', 'python', '# from "Attention Is All You Need"', attention],
    ['in curly quotes', 'python', '# see “Attention Is All You Need”.', attention],
    ['in single quotes', 'python', "# the 'Attention is all you need' model", attention],
    ['in TeX quotes', 'latex', "by ``Attention Is All You Need''", attention],
    ['in guillemets', 'markdown', 'voir « Attention Is All You Need »', attention],
    ['in small letters', 'python', '# "attention is all you need"', attention],
    ['in capitals', 'python', '# "ATTENTION IS ALL YOU NEED"', attention],
    [
      'in an entry of APA',
      'python',
      '"""\nVaswani, A. (2017). Attention is all you need. NeurIPS.\n"""',
      attention,
    ],
    ['after et al.', 'javascript', '// Vaswani et al., Attention Is All You Need, 2017', attention],
    ['before a venue', 'java', '/* Attention Is All You Need. In Proceedings of NIPS */', attention],
    [
      'below References',
      'python',
      '"""\nReferences\n----------\n.. [1] A. Vaswani. Attention Is All You Need.\n"""',
      attention,
    ],
    ['after Reference:', 'python', '"""\nReference:\n    Attention Is All You Need\n"""', attention],
    ['after Paper:', 'markdown', '- Paper: Attention Is All You Need', attention],
    ['after based on', 'c', '// Based on: Attention Is All You Need (Vaswani)', attention],
    ['by its author alone', 'go', '// Vaswani: Attention Is All You Need', attention],
    ['over two lines of a comment', 'java', '/**\n * "Attention Is\n *  All You Need"\n */', attention],
    ['over two line comments', 'rust', '/// "Attention Is\n/// All You Need"', attention],
    ['hyphenated at a line end', 'python', '# "Atten-\n# tion Is All You Need"', attention],
    [
      'between tags',
      'java',
      '/**\n * Reference:\n * <p>\n * A. Vaswani<br>\n * Attention Is All\n * You Need<br>\n * NIPS\n */',
      attention,
    ],
    ['in italics of HTML', 'java', '/** See <i>Attention Is All You Need</i>, Vaswani 2017. */', attention],
    ['after a tag', 'markdown', '<p>Attention Is All You Need, Vaswani et al. 2017', attention],
    ['as a link of HTML', 'markdown', 'See <a href="https://x.y">Attention Is All You Need</a>.', attention],
    ['in quotes of HTML', 'java', '/** &quot;Attention Is All You Need&quot;, 2017 */', attention],
    ['in curly quotes of HTML', 'java', '/** &ldquo;Attention Is All You Need&rdquo;, 2017 */', attention],
    ['after a space of HTML', 'java', '/** Vaswani 2017.&nbsp;Attention Is All You Need. */', attention],
    [
      'before a type of GB/T 7714',
      'python',
      '# [1] Vaswani A. Attention is all you need[J]. NeurIPS, 2017.',
      attention,
    ],
    [
      'before links of a list',
      'markdown',
      '- Attention Is All You Need [[paper](x)] [code](y) 2017',
      attention,
    ],
    ['before a number', 'python', '# the paper, Attention Is All You Need [1]', attention],
    [
      'before its address',
      'python',
      '# Attention Is All You Need https://arxiv.org/abs/1706.03762',
      attention,
    ],
    [
      'before a colon and its address',
      'python',
      '# Attention Is All You Need: https://arxiv.org/abs/1706.03762',
      attention,
    ],
    [
      'above its address',
      'python',
      '# Attention Is All You Need\n# https://arxiv.org/abs/1706.03762',
      attention,
    ],
    [
      'after implementation of',
      'markdown',
      'PyTorch implementation of Attention Is All You Need (2017)',
      attention,
    ],
    ['after based on, without a sign', 'python', '# based on Attention Is All You Need (2017)', attention],
    ['after a command of TeX', 'latex', '\\newblock Attention is all you need.\n\\newblock 2017', attention],
    ['in italics of TeX', 'latex', '{\\em Attention is all you need}, 2017', attention],
    ['as a link of Markdown', 'markdown', 'See [Attention Is All You Need](https://example.org).', attention],
    [
      'as a link of reStructuredText',
      'python',
      '"""\n`Attention Is All You Need <https://example.org>`_\n"""',
      attention,
    ],
    ['with emphasis', 'markdown', 'Vaswani (2017) *Attention Is All You Need*', attention],
    [
      'as a field of an entry in a docstring',
      'python',
      '"""\n@inproceedings{v17,\n title={Attention Is All You Need},\n year={2017}}\n"""',
      attention,
    ],
    ['in a heading', 'markdown', '# Attention Is All You Need (2017)', attention],
    ['in a table', 'markdown', '| Transformer | Attention Is All You Need | NIPS 2017 |', attention],
    ['with CRLF', 'python', '# "Attention Is\r\n# All You Need"', attention],
    ['with no-break spaces', 'python', '# "Attention\u00a0Is All You\u00a0Need"', attention],
    ['at the end of the file', 'plaintext', 'Vaswani 2017. Attention Is All You Need', attention],
    ['at its beginning', 'plaintext', 'Attention Is All You Need (2017)', attention],
    [
      'without its hyphen',
      'python',
      '# "Fast time series classification with random subsequences"',
      'Fast Time-Series Classification with Random Subsequences',
    ],
    [
      'with a Unicode dash',
      'python',
      '# "Auto‐Encoding Variational Bayes"',
      'Auto-Encoding Variational Bayes',
    ],
    [
      'with and for &',
      'python',
      '# "Mining of Massive Datasets and Streams in Practice"',
      'Mining of Massive Datasets & Streams in Practice',
    ],
    [
      'with an entity',
      'java',
      '/** "Mining of Massive Datasets &amp; Streams in Practice" */',
      'Mining of Massive Datasets & Streams in Practice',
    ],
    [
      'with letters as entities',
      'java',
      '/** "A Survey on &Uuml;ber-Large Schr&ouml;dinger Networks" */',
      'A Survey on Über-Large Schrödinger Networks',
    ],
    [
      'with letters as TeX',
      'latex',
      '``A Survey on {\\"U}ber-Large Schr\\"odinger Networks\'\'',
      'A Survey on Über-Large Schrödinger Networks',
    ],
    [
      'without accents',
      'python',
      '# "A survey on Uber-large Schrodinger networks"',
      'A Survey on Über-Large Schrödinger Networks',
    ],
    [
      'with TeX for emphasis',
      'latex',
      String.raw`He et al. \emph{Deep \textbf{Residual} Learning for Image Recognition}, 2016`,
      'Deep Residual Learning for Image Recognition',
    ],
    [
      'whose title has TeX',
      'python',
      '# "Contrastive k-nearest learning of things"',
      'Contrastive $k$-Nearest Learning of Things',
    ],
    [
      'that begins with a small letter',
      'python',
      '# Arthur and Vassilvitskii (2007). k-means++: The advantages of careful seeding. SODA',
      'k-means++: The Advantages of Careful Seeding',
    ],
    [
      'without its name',
      'python',
      '# Dempster (2020). Exceptionally fast and accurate time series classification. DMKD',
      'ROCKET: Exceptionally fast and accurate time series classification',
    ],
    [
      'without its subtitle',
      'python',
      '# "Deep Graph Anomaly Detection" (TKDE 2023)',
      'Deep Graph Anomaly Detection: A Systematic Review of Literature',
    ],
    [
      'of three words, quoted',
      'python',
      '# He et al. "Neural Collaborative Filtering." in WWW 2017.',
      'Neural Collaborative Filtering',
    ],
    [
      'of two words, quoted, by nobody known',
      'python',
      '# Rendle et al. "Factorization Machines." in ICDM 2010.',
      'Factorization Machines',
    ],
    [
      'of two words, quoted, beside its author',
      'python',
      '# Liu et al. "Isolation Forest", 2008',
      'Isolation Forest',
    ],
    [
      'of grammar, quoted, beside its author',
      'python',
      '# Andrychowicz et al., "Learning to Learn" (2016)',
      'Learning to Learn',
    ],
    [
      'in a docstring of Julia',
      'julia',
      '"""\nVaswani et al., Attention Is All You Need, 2017\n"""\nf(x) = x',
      attention,
    ],
    ['in roxygen', 'r', "#' Vaswani (2017) Attention Is All You Need", attention],
    ['in Fortran', 'fortran', '! Vaswani (2017) Attention Is All You Need', attention],
    [
      'in a fence that quotes a bibliography',
      'markdown',
      '```bibtex\n@misc{v, title={Attention Is All You Need}, year={2017}}\n```',
      attention,
    ],
    [
      'in Chinese',
      'python',
      '# 论文：《基于图神经网络的多元时间序列异常检测方法》',
      '基于图神经网络的多元时间序列异常检测方法',
    ],
    [
      'in a notebook',
      'jupyter',
      '{"cells":[{\n"cell_type": "markdown",\n"source": [\n  "see \\"Attention Is All\\n",\n  "You Need\\""\n]}]}',
      attention,
    ],
    [
      'in a comment of a notebook',
      'jupyter',
      '{"cells":[{\n"cell_type": "code",\n"source": [\n  "# \\"Attention Is All You Need\\"\\n"\n]}]}',
      attention,
    ],
  ];
  for (const [what, language, text, title] of cases)
    it(what, () => {
      assert.deepEqual(titlesIn(language, text), [title]);
    });

  it('on exactly its characters', () => {
    assert.deepEqual(found('java', '/* "Attention Is\n *  All You Need." */'), [
      'Attention Is All You Need | Attention Is\n *  All You Need',
    ]);
  });

  it('twice when it stands twice', () => {
    assert.lengthOf(titlesIn('python', '# "Attention Is All You Need" and "Attention Is All You Need"'), 2);
  });
});

describe('no title is found', () => {
  const cases: readonly (readonly [what: string, language: string, text: string])[] = [
    ['in a string', 'python', 'title = "Attention Is All You Need"  # 2017'],
    ['in a string over lines', 'python', 'text = """\nVaswani et al. "Attention Is All You Need", 2017\n"""'],
    ['in a call that translates', 'javascript', "t('Attention Is All You Need (Vaswani et al., 2017)')"],
    ['in JSON', 'json', '{ "paper": "Attention Is All You Need", "year": 2017 }'],
    ['in YAML', 'yaml', 'title: "Attention Is All You Need"\nyear: 2017'],
    ['in an annotation', 'java', '@Reference(title = "Attention Is All You Need", year = 2017)'],
    ['in a fence of code', 'markdown', '```python\nprint("Attention Is All You Need, 2017")\n```'],
    [
      'in code of a notebook',
      'jupyter',
      '{"cells":[{\n"cell_type": "code",\n"source": [\n  "print(\\"Attention Is All You Need\\")"\n]}]}',
    ],
    ['in a file of an unknown kind', '', 'Vaswani et al. "Attention Is All You Need", 2017'],
    ['without a citing word', 'python', '# Time Series Classification with Deep Networks.'],
    [
      'in the middle of a sentence',
      'python',
      '# we do time series classification with deep networks, see 2017',
    ],
    [
      'that goes on',
      'python',
      '# Fawaz (2019). Time Series Classification with Deep Networks and More. DMKD',
    ],
    [
      'that goes on in the next line',
      'python',
      '# Fawaz (2019). Time Series Classification with Deep Networks\n# and other learners. DMKD',
    ],
    [
      'that began before',
      'python',
      '# Fawaz (2019). Multivariate Time Series Classification with Deep Networks. DMKD',
    ],
    [
      'with another subtitle',
      'python',
      '# Fawaz (2019). Time Series Classification with Deep Networks: a review. DMKD',
    ],
    ['in a longer word', 'python', '# "Attention Is All You Needed" (2017)'],
    ['of one word', 'python', '# the "Attention" of Bahdanau et al., 2015, and "Backpropagation" (1986)'],
    ['of one word, with its author', 'python', '# "Attention" by Else (2020)'],
    ['of grammar', 'python', '# "learning to learn", as in 2016 papers. Learning to Learn. See Thrun et al.'],
    ['of two words without quotes', 'python', '# Liu et al. (2008). Isolation Forest. ICDM'],
    ['an idiom before a colon', 'rst', 'Movie.objects(title="Back to the Future") of 2015'],
    ['a subtitle of another', 'markdown', '- **Speech: A Systematic Review of Literature** (2019)'],
    [
      'a docstring that only has the same words',
      'python',
      'class A:\n    """Time series classification with deep networks."""',
    ],
    ['an entry without words', 'python', '# "" 2017'],
    ['nothing', 'python', ''],
  ];
  for (const [what, language, text] of cases)
    it(what, () => {
      assert.deepEqual(titlesIn(language === 'rst' ? 'restructuredtext' : language, text), []);
    });
});

describe('of several titles', () => {
  const of = (...all: readonly Paper[]): TitleIndex => {
    const own = new TitleIndex();
    for (const each of all) own.put(each);
    return own;
  };
  const idsIn = (text: string, own: TitleIndex): string[] =>
    findTitles(text, own, () => true).map(({ paper: { id } }) => id);
  const short = paper({ id: 'arxiv:1', title: 'Deep Learning for Time Series' });
  const long = paper({ id: 'arxiv:2', title: 'Deep Learning for Time Series: A Review of Recent Methods' });

  it('the longest wins', () => {
    assert.deepEqual(idsIn('"Deep Learning for Time Series: A Review of Recent Methods"', of(short, long)), [
      'arxiv:2',
    ]);
    assert.deepEqual(idsIn('"Deep Learning for Time Series"', of(short, long)), ['arxiv:1']);
  });

  it('and what lies in it is not found besides', () => {
    const inner = paper({ id: 'arxiv:8', title: 'A Review of Recent Methods' });
    const text = '"Deep Learning for Time Series: A Review of Recent Methods", 2020';
    assert.deepEqual(idsIn(text, of(inner, short, long)), ['arxiv:2']);
    assert.deepEqual(idsIn(text, of(inner, short)), ['arxiv:8']);
  });

  it('the longest wins over what begins there, or before', () => {
    const other = paper({ id: 'arxiv:8', title: 'Deep Learning for Time Series (A Review)' });
    const later = paper({ id: 'arxiv:9', title: 'Time Series (A Review) in Statistics and Economics' });
    for (const own of [of(short, other, later), of(later, other, short)]) {
      assert.deepEqual(idsIn('# Deep Learning for Time Series (A Review), 2020', own), ['arxiv:8']);
      assert.deepEqual(
        idsIn('# 2020: Deep Learning for (Time Series (A Review) in Statistics and Economics)', own),
        ['arxiv:9'],
      );
    }
  });

  it('all are given in the order of the text', () => {
    const text = '"Deep Learning for Time Series", then "Networks of Many Small Worlds and Others"';
    const other = paper({ id: 'arxiv:9', title: 'Networks of Many Small Worlds and Others' });
    assert.deepEqual(idsIn(text, of(short, other)), ['arxiv:1', 'arxiv:9']);
    assert.deepEqual(idsIn(text.split(', then ').reverse().join(', '), of(short, other)), [
      'arxiv:9',
      'arxiv:1',
    ]);
  });

  it('a whole title counts before a part of another', () => {
    assert.deepEqual(idsIn('"Deep Learning for Time Series"', of(long, short)), ['arxiv:1']);
  });

  it('a part that two titles share names none, unless an author is beside it', () => {
    const one = paper({
      id: 'arxiv:3',
      title: 'Graph Networks in Molecular Chemistry: Methods',
      authors: ['A. Lee'],
    });
    const two = paper({
      id: 'arxiv:4',
      title: 'Graph Networks in Molecular Chemistry: Data',
      authors: ['B. Cho'],
    });
    assert.deepEqual(idsIn('"Graph Networks in Molecular Chemistry" (2020)', of(one, two)), []);
    assert.deepEqual(idsIn('Cho, "Graph Networks in Molecular Chemistry" (2020)', of(one, two)), ['arxiv:4']);
  });

  it('one title of two papers names the one whose author is beside it, or the first', () => {
    const one = paper({ id: 'arxiv:5', title: 'Networks of Many Small Worlds', authors: ['A. Lee'] });
    const two = paper({ id: 'arxiv:6', title: 'Networks of many small worlds', authors: ['B. Cho'] });
    assert.deepEqual(idsIn('Lee: "Networks of Many Small Worlds"', of(one, two)), ['arxiv:5']);
    assert.deepEqual(idsIn('Cho: "Networks of Many Small Worlds"', of(one, two)), ['arxiv:6']);
    assert.deepEqual(idsIn('"Networks of Many Small Worlds"', of(one, two)), ['arxiv:5']);
    assert.deepEqual(idsIn('"Networks of Many Small Worlds"', of(two, one)), ['arxiv:6']);
  });

  it('the catalogue’s record counts before an entry of a bibliography', () => {
    const own = of(paper({ id: 'arxiv:7', title: 'Networks of Many Small Worlds' }));
    own.put(paper({ id: 'local:1', title: 'Networks of many small worlds' }), true);
    assert.deepEqual(idsIn('"Networks of Many Small Worlds"', own), ['arxiv:7']);
  });
});

describe('a text that is read in pieces', () => {
  const text = '# "Attention Is All You Need" and "Neural Collaborative Filtering" (2017)';
  const cut = text.indexOf('Neural');

  it('has each title in the piece in which it begins', () => {
    for (const [from, to, ...expected] of [
      [0, cut, 'Attention Is All You Need'],
      [cut, text.length, 'Neural Collaborative Filtering'],
      [0, cut + 1, 'Attention Is All You Need', 'Neural Collaborative Filtering'],
      [cut + 1, text.length, ...[]],
      [0, 3, ...[]],
      [4, cut, ...[]],
    ] as const) {
      const matches = findTitles(text, index, () => true, { from, to });
      assert.deepEqual(
        matches.map(({ paper: { title } }) => title),
        [...expected],
        `${from} to ${to}`,
      );
    }
  });

  it('has places where a title could begin in words, and none in code', () => {
    for (const [code, count] of [
      ['# Some Words of a Title', 1],
      ['// some words, more words of a title', 2],
      ['# Somewhatlonger words', 1],
      ['# Electroencephalography: words', 1],
      ['# Electroencephalography(words)', 0],
      ['# Some_words of a title', 0],
      ['# Some words(of a title', 0],
      ['# Some = words of title', 0],
      ['# Some @words of title', 0],
      ['# Some words; of title', 0],
      ['# Some words', 0],
      ['注意すべてあなたが必要なもの', 1],
    ] as const) {
      const hashes: number[] = [];
      const onStart = (hash: number): void => void hashes.push(hash);
      findTitles(code, index, () => true, { from: 0, to: code.length, onStart });
      assert.lengthOf(hashes, count, code);
    }
  });
});

describe('a title as people write it', () => {
  const word = fc.constantFrom(
    'Deep',
    'Graph',
    'Neural',
    'Über',
    'k-Means',
    'of',
    'for',
    'Streams',
    'C++',
    'Learning',
  );
  const title = fc
    .array(word, { minLength: 5, maxLength: 9 })
    .map(words => `Sparse ${words.join(' ')} Sampling`)
    .filter(each => new Set(each.split(' ')).size > 4);
  const gap = fc.constantFrom(' ', '  ', '\n# ', '\n#   ', ' \n# ');

  it('is found however its lines break and whatever its case', () => {
    fc.assert(
      fc.property(
        title,
        fc.array(gap, { minLength: 12, maxLength: 12 }),
        fc.boolean(),
        (each, gaps, isLower) => {
          const own = new TitleIndex();
          own.put(paper({ id: 'arxiv:1', title: each }));
          const cased = isLower ? each.toLowerCase() : each;
          const written = cased.split(' ').reduce((text, next, at) => text + (gaps[at] ?? ' ') + next);
          const text = `x = 1\n# Lee et al. "${written}", 2020\n`;
          const [match] = findTitles(text, own, proseOf('python', text));
          assert.equal(
            match && text.slice(match.start, match.end).replace(/\++$/, ''),
            written.replace(/\++$/, ''),
          );
        },
      ),
    );
  });

  it('is found in no other text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), text => {
        for (const { start, end } of findTitles(text, index, () => true)) assert.isBelow(start, end);
      }),
    );
  });
});
