import { assert } from 'chai';
import fc from 'fast-check';
import { stripMarkup } from '../../../../src/core/text/markup.ts';
import { toPlainText } from '../../../../src/core/text/plainText.ts';

const shown = (text: string): string => toPlainText(stripMarkup(text));

describe('stripMarkup', () => {
  const texts: Readonly<Record<string, string>> = {
    'On <i>E. coli</i>, CO<sub>2</sub> &amp; <span class="nocase">eLife</span>': 'On E. coli, CO2 & eLife',
    '<b>A</b> <em>B</em> <strong>C</strong> <SUP>13</SUP>C <sc>D</sc>': 'A B C 13C D',
    "<span style='font-variant: small-caps'>A</span> of <font color=red>B</font>": 'A of B',
    '<italic toggle="yes">p</italic>53 and <monospace>x</monospace>': 'p53 and x',
    'See <a href="https://x.example/?a=1&amp;b=2">here</a>': 'See here',
    '<b>a <i>b</b> c</i>': 'a b c',
    'A<br>B<br/>C<hr />D': 'A B C D',
    '<p>One.</p><p>Two.</p>': 'One. Two.',
    '<p>Cut off': 'Cut off',
    '<ul><li>One</li><li>two</li></ul>': 'One two',
    '<!-- a <b> comment -->A': 'A',
    '<![CDATA[a < b]]>': 'a < b',
    '<?xml version="1.0"?><p>A</p>': 'A',
    '<script>alert(1)</script>A': '<script>alert(1)</script>A',

    // JATS
    '<jats:p>p &lt; 0.05 &amp; q</jats:p>': 'p < 0.05 & q',
    '<jats:title>Abstract</jats:title><jats:p>We ask.</jats:p>': 'We ask.',
    '<jats:sec><jats:title>Background</jats:title><jats:p>We ask.</jats:p></jats:sec><jats:sec><jats:title>Methods:</jats:title>\n<jats:p>We count.</jats:p></jats:sec>':
      'Background: We ask. Methods: We count.',
    '<h4>AIM</h4>To count.<h4>Why?</h4>Because.': 'AIM: To count. Why? Because.',
    '<jats:p>On <jats:italic>E. coli</jats:italic> in H<jats:sub>2</jats:sub>O <jats:xref ref-type="bibr">1</jats:xref></jats:p>':
      'On E. coli in H2O 1',
    '<jats:p>a < b and c > d': 'a < b and c > d',
    '<jats:list><jats:list-item><jats:p>One</jats:p></jats:list-item></jats:list>': 'One',
    '<p>of <inline-formula><alternatives><tex-math>$x^2$</tex-math><mml:math xmlns:mml="http://x.example"><mml:msup><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msup></mml:math></alternatives></inline-formula></p>':
      'of x2',
    'of <tex-math>$x^2$</tex-math>': 'of $x^2$',
    '<math><semantics><mi>x</mi><annotation encoding="application/x-tex">x</annotation></semantics></math>':
      'x',

    // Entities, some escaped twice
    'R&amp;D, &lt;5&nbsp;mm, &eacute;t&#233;, &#x3B1;&ndash;&beta;': 'R&D, <5 mm, été, α–β',
    '&amp;amp; &amp;lt;i&amp;gt;E. coli&amp;lt;/i&amp;gt;': '& E. coli',
    '&lt;jats:p&gt;A&lt;/jats:p&gt;': 'A',
    '&quot;A&quot; &apos;s': '"A" \'s',

    // No markup
    'p < 0.05 & q > 3': 'p < 0.05 & q > 3',
    'A <B> C': 'A <B> C',
    'A &lt;B&gt; C': 'A <B> C',
    'x<y and y>z': 'x<y and y>z',
    'if a<b and b>c, i<j': 'if a<b and b>c, i<j',
    'a<i and i>b, p<sub and sub>q': 'a<i and i>b, p<sub and sub>q',
    'List<T>, f<g>(x), std::vector<int>': 'List<T>, f<g>(x), std::vector<int>',
    'the tokens <s> and </s>, <mask>, <think>x</think>': 'the tokens <s> and </s>, <mask>, <think>x</think>',
    'The <span> element and <https://x.example>': 'The <span> element and <https://x.example>',
    'AT&T, Q&A; R&D;, a&copy b, ?x=1&lt=2': 'AT&T, Q&A; R&D;, a&copy b, ?x=1&lt=2',
    'a <-> b <= c => d <3 <> e': 'a <-> b <= c => d <3 <> e',
    '$a<b$ and $\\langle x\\rangle$': '$a<b$ and $\\langle x\\rangle$',
    '': '',
  };
  for (const [text, expected] of Object.entries(texts))
    it(`${text} → ${expected}`, () => {
      assert.equal(shown(text), expected);
    });

  const parts = fc.constantFrom(
    ...['<i>', '</i>', '<B>', '</b>', '<p>', '</p>', '<jats:title>', '</jats:title>', '<br/>', '<', '>', '&'],
    ...[
      '&amp;',
      '&lt;',
      '&gt;',
      '&#60;',
      'lt;',
      ';',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      'Abstract',
      'a',
      ' ',
    ],
    ...['<tex-math>', '</tex-math>', '<mml:math>', '<script>', '</script>', '<span class="', '"', '/'],
  );
  const text = fc.array(fc.oneof(parts, fc.string({ maxLength: 3 })), { maxLength: 20 });

  it('done again changes nothing', () => {
    fc.assert(
      fc.property(text, pieces => {
        const once = stripMarkup(pieces.join(''));
        assert.equal(stripMarkup(once), once);
      }),
    );
  });

  it('leaves every text alone that has no tag and no entity', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', ' ', '<', '>', '=', '&', '/', '-', '"', "'", '0', '1') }),
        pieces => {
          fc.pre(!/<\/?[ab]\b|<[ab]*\/|<!--/.test(pieces));
          assert.equal(stripMarkup(pieces), pieces);
        },
      ),
    );
  });

  it('takes a hundred thousand of anything in a moment', () => {
    for (const piece of [
      '<!--',
      '<![CDATA[',
      '<i>',
      '</i>',
      '<p>',
      '<i ',
      '<i a=',
      '&amp;',
      '<?xml ',
      '<title>',
    ])
      stripMarkup(`${piece.repeat(100_000)}-->]]>`);
  }).timeout(10_000);
});
