import { assert } from 'chai';
import { citationContext } from '../../../../src/core/citations/citationContext.ts';

const cases: readonly (readonly [language: string, before: string, expected: string])[] = [
  ['latex', String.raw`as in \cite{`, 'key '],
  ['latex', String.raw`\citep[see][p.~3]{vas`, 'key vas'],
  ['latex', String.raw`\parencite*{vaswani2017, he`, 'key he'],
  ['latex', String.raw`\cite{a} and {b`, 'none'],
  ['latex', String.raw`\section{cite`, 'none'],
  ['markdown', 'as [@', 'key '],
  ['quarto', '[see @vaswani2017; @he', 'key he'],
  ['markdown', 'me@example', 'none'],
  ['markdown', '[a](b) @c', 'none'],
  ['python', '# arXiv:', 'arxiv '],
  ['python', '# see arxiv: 2306.0', 'arxiv 2306.0'],
  ['python', '# arXiv:hep-th/99', 'arxiv hep-th/99'],
  ['python', '# arXiv:2306.03089 is', 'none'],
  ['python', '[@', 'none'],
  ['latex', String.raw`\cites(see)[p. 1]{a}[]{b`, 'key b'],
  ['latex', String.raw`\cite{a}{b`, 'none'],
  ['restructuredtext', 'as :cite:p:`a,b', 'key b'],
  ['python', '    see :footcite:`', 'key '],
  ['python', ':ref:`a', 'none'],
  ['python', ':cite:`a` and `b', 'none'],
  ['markdown', '{cite:t}`a, b', 'key b'],
  ['markdown', '`b', 'none'],
  ['typst', 'as in @a.b-c', 'key a.b-c'],
  ['typst', '#cite(<a', 'key a'],
  ['typst', 'me@a', 'none'],
  ['typst', '<a', 'none'],
  ['org', '[cite/t:see @a;@b', 'key b'],
];

describe('citationContext', () => {
  for (const [language, before, expected] of cases)
    it(`${language}: ${before} → ${expected}`, () => {
      const context = citationContext(language, before);
      assert.equal(context === undefined ? 'none' : `${context.kind} ${context.typed}`, expected);
    });
});
