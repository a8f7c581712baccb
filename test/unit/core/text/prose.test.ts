import { assert } from 'chai';
import fc from 'fast-check';
import { proseToText } from '../../../../src/core/text/latex.ts';
import { latexCommands } from '../../../../src/core/text/latexCommands.ts';
import { accents, moreTextSymbols, textSymbols } from '../../../../src/core/text/latexSymbols.ts';
import { printers } from '../../../../src/core/text/latexToUnicode.ts';
import { greek, mathSymbols, operators } from '../../../../src/core/text/mathSymbols.ts';
import { splitProse } from '../../../../src/core/text/proseParts.ts';

const { raw } = String;
const commands = [latexCommands, accents, moreTextSymbols, textSymbols, printers, greek, mathSymbols]
  .flatMap(table => [...table.keys()])
  .concat(...operators)
  .filter(name => /^[A-Za-z]{2,}$/.test(name));

/** What a fuzz test puts together: whole formulas, halves of them, and signs that mean something to TeX. */
const piece = fc.oneof(
  fc.constantFrom(...commands).map(name => `\\${name}`),
  fc.constantFrom('{', '}', '$', '$$', ' ', 'x', '_', '^', '[', ']', '2', "''", '--', '~', '%', '&', '#'),
  fc.constantFrom(
    raw`\(`,
    raw`\)`,
    raw`\[`,
    raw`\]`,
    raw`\\`,
    raw`\begin{align}`,
    raw`\end{align}`,
    raw`\begin{foo}`,
  ),
  fc.constantFrom(
    '$k$-means',
    '$5',
    '{0, 1}',
    raw`\emph{`,
    raw`\href{https://x.y}{`,
    raw`\method`,
    '\uFDD0',
    '\uFDD5',
  ),
  fc.string({ maxLength: 5 }),
);
const prose = fc.array(piece, { maxLength: 30 }).map(pieces => pieces.join(''));

describe('proseToText', () => {
  const texts: Readonly<Record<string, readonly (readonly [source: string, text: string])[]>> = {
    formulas: [
      [raw`$\ell_2$, \(O(n^2)\), \[x \le y\] and $$\alpha$$`, 'ℓ₂, O(n²), x ≤ y and α'],
      [
        raw`$k$-means, top-$k$, $n$th, $ T $, $ O(n) $, 5.4$\times$ and $>$95%`,
        'k-means, top-k, nth, T, O(n), 5.4× and >95%',
      ],
      [
        raw`a \begin{equation*} E = mc^2 \end{equation*} and \begin{align}a&=b\end{align}`,
        'a E = mc² and a =b',
      ],
      [raw`$\mathbf{W}_q$, $\mathcal O(n\log n)$, $\F_{2}$, $\frac{1}{2}$`, 'W_q, O(n log n), F₂, 1/2'],
    ],
    prices: [
      ['costs $5 to $10', 'costs $5 to $10'],
      ['costs $5 and 10$ more', 'costs $5 and 10$ more'],
      [raw`$15 per paper and 5.4$\times$ faster`, '$15 per paper and 5.4× faster'],
      [raw`US\$5 and CA\$6, \$1.21M at 11$\times$`, 'US$5 and CA$6, $1.21M at 11×'],
      ['$0.016/hour, $1.61/hour or $60', '$0.016/hour, $1.61/hour or $60'],
      ['$3,000 (~$10/day), $5M vs. $10M, a $1', '$3,000 (~$10/day), $5M vs. $10M, a $1'],
      [raw`at $10: \[ e^{i\pi} \] and $\hat{y}$, $5 \alpha or $x$`, 'at $10: e^(iπ) and ŷ, $5 α or x'],
      ['$HOME/bin:$PATH', '$HOME/bin:$PATH'],
      ['${7*7} $(trash) [x]', '${7*7} $(trash) [x]'],
      ['${user_name} and ${x}', '${user_name} and ${x}'],
      ['$59k$ entities, $30 FPS$, $1 - 6$ million', '59k entities, 30 FPS, 1 - 6 million'],
    ],
    'text commands': [
      [
        raw`\textbf{MEM}ory, \emph{very} \texttt{code\_x} {\em so} 50\% R\&D`,
        'MEMory, very code_x so 50% R&D',
      ],
      [
        raw`Poincar\'{e}'s G\"odel -- a---b 3--5 ${'``'}so'' and ''so''`,
        'Poincaré’s Gödel – a—b 3–5 “so” and “so”'.replace('’', "'"),
      ],
      [raw`\underline{F}ast 360{\deg} \eg, \ie{} and H\textsubscript{2}O`, 'Fast 360° e.g., i.e. and H₂O'],
      [
        raw`\href{https://x.y/a_b}{here}, \href{https://x.y}{x.y}, \url{https://z.w}`,
        'here (https://x.y/a_b), https://x.y, https://z.w',
      ],
      [
        raw`we propose \method, and \rev{keep} \Ours{} \citep{x}end\footnote{See z.w}`,
        'we propose method, and keep Ours end (See z.w)',
      ],
    ],
    'signs that mean themselves': [
      ['gains of ~4%, 5~10 and x/~y', 'gains of ~4%, 5~10 and x/~y'],
      [raw`Fig.~1 of SAM~3, \InfR~ is`, 'Fig. 1 of SAM 3, InfR is'],
      ['in {0, 1}, {a,b,...} and {"k": 1}', 'in {0, 1}, {a,b,...} and {"k": 1}'],
      ['the {BERT} model, 5{,}000 and B{=}32', 'the BERT model, 5,000 and B=32'],
      ['a_b, x^2, pi_{0.5}, u_{0:n}, 10^{-27}', 'a_b, x^2, pi_{0.5}, u_{0:n}, 10⁻²⁷'],
      ['A --> B and <!-- c', 'A --> B and <!-- c'],
    ],
    'what is broken': [
      [raw`unclosed $\alpha is`, 'unclosed $αis'],
      [raw`\begin{foo} so`, 'so'],
      [raw`\(a and \[b`, 'a and b'],
      ['one } and { two', 'one and two'],
      ['$', '$'],
      ['\\', ''],
      ['', ''],
    ],
  };
  for (const [kind, rows] of Object.entries(texts))
    for (const [source, text] of rows)
      it(`${kind}: ${source}`, () => {
        assert.equal(proseToText(source), text);
        const joined = splitProse(source).map(part => part.text);
        assert.equal(joined.join('').replace(/\s+/g, ' ').trim(), text);
      });

  it('leaves no command that it knows, and is what the parts say', () => {
    fc.assert(
      fc.property(prose, source => {
        const text = proseToText(source);
        for (const [, name = ''] of text.matchAll(/\\([A-Za-z]+)/g)) assert.notInclude(commands, name);
        const parts = splitProse(source);
        assert.notMatch(parts.map(part => part.text).join(''), /undefined|[\uFDD0-\uFDEF]/);
      }),
    );
  });

  it('takes time that grows with the text, not faster', () => {
    const bombs = [
      ...[
        '{',
        '$',
        '$$',
        '$x',
        '^{',
        '{a,',
        '{"',
        '~',
        "''",
        '--',
        '\\',
        raw`\(`,
        raw`\[`,
        raw`\frac`,
        raw`\emph{`,
      ],
      ...[
        raw`\begin{align}`,
        raw`\begin{foo}`,
        raw`\href{`,
        raw`\sqrt[`,
        raw`{\bf `,
        '$k$-means ',
        '{}',
        raw`\$x\$`,
      ],
      ...['$5 a b', '$ x', raw`\textbf{$x$} `, raw`\def\a{\a}`, '\uFDD0'],
    ];
    const [short, long] = [10_000, 160_000];
    const best = (text: string): number =>
      Math.min(
        ...[1, 2, 3].map(() => {
          const start = performance.now();
          splitProse(text);
          proseToText(text);
          return performance.now() - start;
        }),
      );
    for (const bomb of bombs) {
      const filled = (length: number): string => bomb.repeat(length / bomb.length);
      // 16 times as long: 16 times as slow, and 256 times if it were quadratic.
      const ratio = best(filled(long)) / (best(filled(short)) + 1);
      assert.isBelow(ratio, 80, bomb);
    }
  }).timeout(60_000);
});

describe('splitProse', () => {
  it('gives marks, formulas and their plain form', () => {
    assert.deepEqual(splitProse(raw`We \textbf{show $x_1$} that \[y\] {\em is} \texttt{z}.`), [
      { text: 'We ', marks: [] },
      { text: 'show ', marks: ['strong'] },
      { text: 'x₁', marks: ['strong'], formula: { tex: 'x_1', isDisplay: false } },
      { text: ' that ', marks: [] },
      { text: 'y', marks: [], formula: { tex: 'y', isDisplay: true } },
      { text: ' ', marks: [] },
      { text: 'is', marks: ['em'] },
      { text: ' ', marks: [] },
      { text: 'z', marks: ['code'] },
      { text: '.', marks: [] },
    ]);
  });

  it('keeps the lines of an aligned formula', () => {
    const [part] = splitProse(raw`\begin{align*}a &= b\end{align*}`);
    assert.equal(part?.formula?.tex, raw`\begin{aligned}a &= b\end{aligned}`);
  });
});
