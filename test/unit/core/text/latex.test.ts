import { assert } from 'chai';
import fc from 'fast-check';
import { latexToAddress, latexToText, stripLatex } from '../../../../src/core/text/latex.ts';
import { latexCommands } from '../../../../src/core/text/latexCommands.ts';
import { accents, moreTextSymbols, textSymbols } from '../../../../src/core/text/latexSymbols.ts';
import { printers } from '../../../../src/core/text/latexToUnicode.ts';
import { greek, mathSymbols, operators } from '../../../../src/core/text/mathSymbols.ts';
import { processorMs } from '../../../support/processorTime.ts';

const raw = String.raw;
const commands = [
  ...[accents, textSymbols, moreTextSymbols, greek, mathSymbols, latexCommands, printers].flatMap(known => [
    ...known.keys(),
  ]),
  ...[...operators, 'url', 'cite', 'citep', 'operatorname', 'unknown', 'constructor', 'toString', 'valueOf'],
  ...Array.from({ length: 0x7f - 0x20 }, (_, at) => String.fromCharCode(0x20 + at)),
];

describe('latexToText', () => {
  const texts: Readonly<Record<string, readonly (readonly [tex: string, text: string])[]>> = {
    'accents and letters': [
      [
        raw`Poincar\'e, G\"odel, na\"{\i}ve, \'{E}tude, {\'E}tude, {\'{E}}tude`,
        'Poincaré, Gödel, naïve, Étude, Étude, Étude',
      ],
      [
        raw`\v{C}ech, \v Cech, Fran{\c c}ois, Fran\c{c}ois, Erd\H{o}s, \u{g}, \r{a}, \k{a}, \d{h}`,
        'Čech, Čech, François, François, Erdős, ğ, å, ą, ḥ',
      ],
      [
        raw`\'\i, \'\j, \=\i, {\'{\i}}, \^{\d e}, \^ {\d e}, \'{\"u}, \t{oo}, \~n`,
        'í, j́, ī, í, ệ, ệ, ǘ, o͡o, ñ',
      ],
      [raw`\h{a}, \textcommabelow{s}, \U{a}`, 'ả, ș, a̎'],
      [
        raw`\o, \O, \l, \L, \ss, \ae, \AE, \oe, \aa, \AA, \i, \j, \dh, \th, \dj, \ng, \SS`,
        'ø, Ø, ł, Ł, ß, æ, Æ, œ, å, Å, ı, ȷ, ð, þ, đ, ŋ, ẞ',
      ],
      [
        raw`S{\o}ren, S\o{}ren, S\o ren, \O stergaard, \L ukasz, {\L}ukasz, Stra{\ss}e, Stra\ss e`,
        'Søren, Søren, Søren, Østergaard, Łukasz, Łukasz, Straße, Straße',
      ],
      [raw`\AA ngstr\"om in \AA s`, 'Ångström in Ås'],
      [
        raw`(\^{}) (\~{}) (\'{}) (\"{}) (${'\\`'}{}) (\v{}) (\c{}) (\d{}) (\^) (\^{ }) (\= )`,
        '(^) (~) (´) (¨) (`) (ˇ) (¸) () (^) (^) (¯)',
      ],
    ],
    'signs and spaces': [
      [
        raw`Cats vs.\ Dogs: 5\,mm~apart\;now\quad and\\then\\[2pt]so\hspace{1em}on`,
        'Cats vs. Dogs: 5 mm apart now and then so on',
      ],
      [raw`A.\,B. Bee, in-\\line, hy\-phen, \/it, a\@. b\!c`, 'A. B. Bee, in- line, hyphen, it, a. bc'],
      [raw`R\&D: 50\% of \$5 \#1 a\_b \{x\}`, 'R&D: 50% of $5 #1 a_b {x}'],
      [
        raw`a--b, c---d, ${'``'}quoted'', 'so', don\textquoteright t, don\textquoteright{}t`,
        "a–b, c—d, “quoted”, 'so', don’t, don’t",
      ],
      [
        raw`a \textendash{} b, 50\textdegree C, {\textasciitilde}x, {\texteuro}5, \textregistered, \copyright{} me`,
        'a – b, 50°C, ~x, €5, ®, © me',
      ],
      [raw`So \ldots and \dots{} on\ldots`, 'So … and … on…'],
      [raw`\LaTeX is \LaTeX{} and {\TeX}`, 'LaTeX is LaTeX and TeX'],
    ],
    commands: [
      [
        raw`The {B}{ERT} {\em model} {\bf is \it so} \textbf{very \textit{good}}`,
        'The BERT model is so very good',
      ],
      [raw`\mbox{BERT} \mbox{} \relax now {\relax Ch}arles`, 'BERT now Charles'],
      [raw`\emph{a} \textsc{b} \texttt{c} \uppercase{d} \foo{e} \foo f`, 'a b c d e f'],
      [
        raw`\enquote{a} \textcolor{red}{b} \href{https://x.y/z_1}{c} \foreignlanguage{german}{d}`,
        '“a” b c d',
      ],
      [raw`\url{https://x.y/~a_b--c}`, 'https://x.y/~a_b--c'],
      [raw`{\noopsort{1973a}}1973 \cite[p.~3]{key} \footnote{no} \label{x}end`, '1973 end'],
      [raw`{\unicode{955}} \symbol{"3BB} \unicode{8203}{\unicode{99999999}}`, 'λ λ'],
      [raw`H\textsubscript{2}O, 5\textsuperscript{th}, \textsuperscript{α}`, 'H₂O, 5ᵗʰ, α'],
    ],
    mathematics: [
      [
        raw`$\ell_2$ and $\mathcal{O}(n)$ on $4\times 4$ grids with \mbox{BERT} \ldots`,
        'ℓ₂ and O(n) on 4×4 grids with BERT …',
      ],
      [
        raw`$O(n)$, $O(n\log n)$, $O(n \log^2 n)$, $\mathrm{NP}$, $\max(a, b)$`,
        'O(n), O(n log n), O(n log² n), NP, max(a, b)',
      ],
      [
        raw`$x^2$, $x^{10}$, $x_{i,j}$, $10^{-3}$, $90^\circ$, $L^p$, CO$_2$, $^{13}$C`,
        'x², x¹⁰, xᵢ,ⱼ, 10⁻³, 90°, Lᵖ, CO₂, ¹³C',
      ],
      [raw`$H_\infty$, $2^{\mathbb{N}}$, $x^{(a/b)}$, $e^{i\pi}$`, 'H_∞, 2^ℕ, x^(a/b), e^(iπ)'],
      [
        raw`$\alpha\beta$, $\alpha \beta$, $a \leq b$, $4 \times 4$, $A\to B$, $\neg p$, $\not=$`,
        'αβ, αβ, a ≤ b, 4 × 4, A→B, ¬p, ≠',
      ],
      [raw`$\mathbb{R}^n$, $\mathbb R$, $\hat{x}$, $\bar x$, $\widehat{ab}$, $f'$`, 'ℝⁿ, ℝ, x̂, x̄, ab, f′'],
      [
        raw`$\frac{a}{b}$, $\frac{a+b}{2}$, $\sqrt{x}$, $\sqrt[3]{xy+1}$, $\binom{n}{k}$`,
        'a/b, (a+b)/2, √x, ³√(xy+1), (n choose k)',
      ],
      [
        raw`$\left(x\right)$, $\{a\}$, $\operatorname{rank}(A)$, $\text{for all } n$`,
        '(x), {a}, rank(A), for all n',
      ],
      [raw`\(X\)-evolve, \[Y\], $$Z$$, $ \alpha $, \ensuremath{\lambda}`, 'X-evolve, Y, Z, α, λ'],
      [
        raw`$k$-means, $\epsilon$-greedy, the \alpha helix, 5 \times 3`,
        'k-means, ϵ-greedy, the α helix, 5 × 3',
      ],
    ],
    'what is no TeX': [
      ['Costs $5 million and $10', 'Costs $5 million and $10'],
      [raw`\$k\$-means, \$\backslash ell\_2\$`, 'k-means, ℓ₂'],
      [raw`{\$}{\backslash}ell{\_}{\{}2{\}}{\$} norms`, 'ℓ₂ norms'],
      [raw`A\$AP, Ke\$ha, \$5 to \$6`, 'A$AP, Ke$ha, $5 to $6'],
      [raw`between \$5 and $6`, 'between $5 and $6'],
      ['a_b and c^d', 'a_b and c^d'],
      ['two\nlines  of\ttext', 'two lines of text'],
      ['one } and { two', 'one and two'],
      ['\\', ''],
      ['$', '$'],
      [raw`$\alpha`, '$α'],
      [raw`\(a, \[b`, 'a, b'],
    ],
  };
  for (const [kind, rows] of Object.entries(texts))
    for (const [tex, text] of rows)
      it(`${kind}: ${tex}`, () => {
        assert.equal(latexToText(tex), text);
      });

  it('prints every command, with arguments of every form, as something or as nothing', () => {
    const forms = [
      '',
      '{}',
      '{ }',
      ' ',
      ' x',
      '{x}',
      ' {x}',
      '{}{}',
      '{{x}}',
      '[1]{x}',
      '{x}{y}{z}',
      '*{x}',
      '{x',
      '}',
    ];
    const places = [...(['@', 'a @ b', '{@}', '$@$', '$x_{@}$'] as const), raw`\'@`];
    for (const name of commands)
      for (const form of forms)
        for (const place of places) {
          const tex = place.replace('@', () => `\\${name}${form}`);
          for (const read of [latexToText, latexToAddress, stripLatex]) {
            const text = read(tex);
            const isRead = !text.includes('undefined') && (name.length === 1 || !text.includes(`\\${name}`));
            if (!isRead) assert.fail(`${tex} → ${text}`);
          }
        }
  }).timeout(10_000);

  it('reads what it wrote the same again, when it holds no TeX', () => {
    const fragment = fc.oneof(
      fc.constantFrom(...commands).map(name => `\\${name}`),
      fc.constantFrom('{', '}', '$', ' ', 'x', '_', '^', '[', ']', '2', "'", '--', raw`\(`, raw`\)`, '~'),
    );
    fc.assert(
      fc.property(fc.array(fragment), fragments => {
        const text = latexToText(fragments.join(''));
        assert.notInclude(text, 'undefined');
        if (!/[\\{}$~^_`'-]/.test(text)) assert.equal(latexToText(text), text);
      }),
    );
  });

  it('takes what is meant to break it, at once', () => {
    const bombs = [
      '{',
      '\\frac',
      '$',
      raw`\(`,
      raw`\[`,
      raw`\'`,
      '^',
      '$x^',
      '\\textbf{',
      '[',
      "'",
      '-',
      '{}',
      '\\',
      '$x$',
      raw`\sqrt[`,
    ];
    for (const bomb of bombs) {
      const start = processorMs();
      for (const tail of ['', '$', '}', 'x']) latexToText(bomb.repeat(50_000) + tail);
      assert.isBelow(processorMs() - start, 5000, bomb);
    }
  }).timeout(30_000);
});

describe('latexToAddress', () => {
  const addresses: Readonly<Record<string, string>> = {
    '10.1000/a_b~c--d': '10.1000/a_b~c--d',
    [raw`10.1000/a\_b{\_}cd\_{}e`]: '10.1000/a_b_cd_e',
    [raw`10.1000/a\%3Cb\#c\&d\$e`]: '10.1000/a%3Cb#c&d$e',
    [raw`10.1000/a\textunderscore b{\textunderscore}c`]: '10.1000/a_b_c',
    [raw`10.1002/(SICI)1{\textless}1::AID{\textgreater}3.0.CO;2-2`]: '10.1002/(SICI)1<1::AID>3.0.CO;2-2',
    [raw`10.1002/$<$1$>$`]: '10.1002/<1>',
    [raw`10.1007\/978-3`]: '10.1007/978-3',
    [raw`10.1000/a{\textbackslash}\_b`]: '10.1000/a_b',
    [raw`{10.1000/{ABC}}`]: '10.1000/ABC',
    [raw`\url{https://x.y/\~{}a/{\textasciitilde}b/$\sim$c/~d}`]: 'https://x.y/~a/~b/~c/~d',
    [raw`\href{https://doi.org/10.1000/a\_b}{here}`]: 'https://doi.org/10.1000/a_b',
    [raw`\path{a_b} \nolinkurl{c}`]: 'a_b c',
  };
  for (const [tex, address] of Object.entries(addresses))
    it(tex, () => {
      assert.equal(latexToAddress(tex), address);
    });
});

describe('stripLatex', () => {
  const texts: Readonly<Record<string, string>> = {
    [raw`$k$-means and $L2$`]: 'k-means and L2',
    [raw`the $\ell_2$ norm, $x^2$`]: 'the   norm,  ',
    [raw`\textbf{word} \cite{key} \url{https://x.y} S{\o}ren's`]: "word    Søren's",
    'no $5 TeX': 'no $5 TeX',
  };
  for (const [tex, text] of Object.entries(texts))
    it(tex, () => {
      assert.equal(stripLatex(tex), text);
    });
});
