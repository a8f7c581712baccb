import { assert } from 'chai';
import katex from 'katex';
import { katexOptions, katexSource } from '../../../src/webview/katexSettings.ts';

const { raw } = String;
const render = (tex: string): string => katex.renderToString(katexSource(tex), katexOptions(false));

describe('KaTeX', () => {
  for (const [tex, has] of [
    [raw`\ell_2`, '<msub>'],
    [raw`95%`, '%</mi>'],
    [raw`95\%`, '%</mi>'],
    [raw`\unicode{x2013}`, '–'],
    [raw`\mathds{R}`, 'double-struck'],
    [raw`\def\a{x}\a`, '<mi>x</mi>'],
    [raw`\begin{aligned}a&=b\end{aligned}`, '<mtable'],
    [raw`\pmb{x}`, 'bold-italic'],
    [raw`\text{<img src=x onerror=alert(1)>}`, '&lt;img'],
  ] as const)
    it(`renders ${tex}`, () => {
      const markup = render(tex);
      assert.include(markup, has);
      assert.notMatch(markup, /<(?:img|a|script|svg|iframe)\b|<[^>]*\s(?:style|href|src|on\w+)=/);
    });

  for (const [what, tex] of [
    ['a link', raw`\href{javascript:alert(1)}{x}`],
    ['an address', raw`\url{https://example.org}`],
    ['an image', raw`\includegraphics{https://example.org/x.png}`],
    ['a class', raw`\class{a}{x}`],
    ['a class of HTML', raw`\htmlClass{a}{x}`],
    ['a style', raw`\htmlStyle{color: red}{x}`],
    ['data', raw`\htmlData{a=b}{x}`],
    ['a box with colours', raw`\fcolorbox{red}{blue}{x}`],
    ['an unknown environment', raw`\begin{foo}x\end{foo}`],
    ['an environment that is not closed', raw`\begin{aligned}x`],
    ['an unknown command', raw`\method`],
    ['an open brace', '{x'],
    ['a macro of itself', raw`\def\a{\a\a}\a`],
    [
      'a macro that doubles',
      raw`\def\a{xx}\def\b{\a\a}\def\c{\b\b}\def\d{\c\c}\def\e{\d\d}\def\f{\e\e}\def\g{\f\f}\g`,
    ],
    ['10,000 macros in each other', raw`\sqrt{`.repeat(10_000) + '}'.repeat(10_000)],
    ['100 KB', 'x + '.repeat(25_000)],
  ] as const)
    it(`refuses ${what}`, () => {
      assert.throws(() => render(tex));
    });

  it('knows no macro of the formula before', () => {
    render(raw`\gdef\mine{x}\mine`);
    assert.throws(() => render(raw`\mine`));
  });
});
