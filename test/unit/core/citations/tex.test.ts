import { assert } from 'chai';
import { caseProtection } from '../../../../src/core/citations/caseProtection.ts';
import { toTex } from '../../../../src/core/citations/tex.ts';

describe('toTex', () => {
  const texts: Readonly<Record<string, string>> = {
    'R&D: 50% of $5 #1 a_b': String.raw`R\&D: 50\% of \$5 \#1 a\_b`,
    'a~b ^c <d> |': String.raw`a{\textasciitilde}b {\textasciicircum}c {\textless}d{\textgreater} {\textbar}`,
    'É ü ç ł ß ệ': String.raw`{\'E} {\"u} {\c c} {\l} {\ss} {\^ {\d e}}`,
    '王 Ш ∞ ² € ả': String.raw`王 Ш ∞ ² {\texteuro} ả`,
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
