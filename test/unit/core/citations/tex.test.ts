import { assert } from 'chai';
import katex from 'katex';
import { caseProtection } from '../../../../src/core/citations/caseProtection.ts';
import { toTex } from '../../../../src/core/citations/tex.ts';
import { latexToText } from '../../../../src/core/text/latex.ts';
import {
  doubleStruck,
  mathSymbols,
  subscripts,
  superscripts,
} from '../../../../src/core/text/mathSymbols.ts';

describe('toTex', () => {
  const texts: Readonly<Record<string, string>> = {
    'R&D: 50% of $5 #1 a_b': String.raw`R\&D: 50\% of \$5 \#1 a\_b`,
    'a~b ^c <d> |': String.raw`a{\textasciitilde}b {\textasciicircum}c {\textless}d{\textgreater} {\textbar}`,
    'É ü ç ł ß ệ': String.raw`{\'E} {\"u} {\c c} {\l} {\ss} {\^ {\d e}}`,
    '王 Ш ² € ả': String.raw`王 Ш ² {\texteuro} ả`,
    // pdfLaTeX stops at signs that only formulas have.
    'M_⊙ ≤ ∞ → ℝ': String.raw`M\_{$\odot$} {$\le$} {$\infty$} {\textrightarrow} {$\mathbb{R}$}`,
    'H₂O, 10⁻⁴, xᵢ, 5ᵗʰ': String.raw`H{$_2$}O, 10{$^-$}{$^4$}, x{\textsubscript{i}}, 5{\textsuperscript{t}}{\textsuperscript{h}}`,
    // Commands of formulas outside of them.
    [String.raw`\alpha-stable \mu^+ \to x`]: String.raw`{$\alpha$}-stable {$\mu$}{\textasciicircum}+ {$\to$} x`,
    [String.raw`\emph{an \alpha} $\beta$`]: String.raw`\emph{an $\alpha$} {$\beta$}`,
    [String.raw`\mathcal{O}(n \log n) \hat x \frac{1}{2} \sqrt[3]{n}`]: String.raw`{$\mathcal{O}$}(n {$\log$} n) {$\hat x$} {$\frac{1}{2}$} {$\sqrt[3]{n}$}`,
    [String.raw`\ensuremath{\alpha}-x \ldots \dag`]: String.raw`{\ensuremath{\alpha}}-x \ldots \dag`,
    '“a” – b—c': "``a'' -- b---c",
    "a--b ''c''": "a-{}-b '{}'c'{}'",
    'α-sets': String.raw`{$\alpha$}-sets`,
    'an $L_2$ norm': 'an {$L_2$} norm',
    '$5 and $6': String.raw`\$5 and \$6`,
    [String.raw`Poincar\'e \& \textit{Rule}`]: String.raw`Poincar\'e \& \textit{Rule}`,
    [String.raw`On \LaTeX now`]: String.raw`On {\LaTeX} now`,
    [String.raw`a \10,000 budget`]: String.raw`a {\textbackslash}10,000 budget`,
    '{GSR4B}: a map': '{GSR4B}: a map',
    'one } and { two': String.raw`one {\textbraceright} and {\textbraceleft} two`,
    [String.raw`\{ alone, $x$`]: String.raw`{\textbackslash}{\textbraceleft} alone, \$x\$`,
  };
  for (const [text, tex] of Object.entries(texts))
    it(`${text} → ${tex}`, () => {
      assert.equal(toTex(text), tex);
    });

  it('writes signs of formulas as formulas that TeX prints, and that are read as the same signs', () => {
    for (const table of [mathSymbols, superscripts, subscripts, doubleStruck])
      for (const sign of table.values()) {
        const tex = toTex(sign);
        const formula = /^\{\$(.+)\$\}$/.exec(tex)?.[1];
        if (formula !== undefined) katex.renderToString(formula, { throwOnError: true, strict: 'error' });
        assert.equal(latexToText(tex), sign.normalize('NFC'), tex);
      }
  });
});

describe('caseProtection', () => {
  const titles: Readonly<Record<string, string>> = {
    'Attention Is All You Need': 'Attention Is All You Need',
    'BERT: Pre-Training of Deep Transformers': '{BERT}: Pre-Training of Deep Transformers',
    'A ConvNeXt for fMRI in 3D with GPT-4': 'A {ConvNeXt} for {fMRI} in {3D} with {GPT}-4',
    'Learning of sparse Gaussian codes: A survey by Bayes':
      'Learning of sparse {Gaussian} codes: A survey by {Bayes}',
    'Deep {CLIP} Codes': 'Deep {CLIP} Codes',
    'SHOUTED TITLES STAY': 'SHOUTED TITLES STAY',
  };
  for (const [title, tex] of Object.entries(titles))
    it(`${title} → ${tex}`, () => {
      assert.equal(toTex(title, caseProtection(title)), tex);
    });
});
