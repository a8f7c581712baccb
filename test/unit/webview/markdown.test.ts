import { assert } from 'chai';
import * as fc from 'fast-check';
import { parseMarkdown, type MarkdownNode } from '../../../src/webview/markdown.ts';
import { processorMs } from '../../support/processorTime.ts';

/** Serialises a node in a short notation for comparison, in tests only. */
function written(part: MarkdownNode | string): string {
  if (typeof part === 'string') return part;
  const { tag, children, href, start } = part;
  const attributes = [href, start].filter(value => value !== undefined).map(value => ` ${value}`);
  return `<${tag}${attributes.join('')}>${children.map(written).join('')}</${tag}>`;
}
const { raw } = String;
const read = (text: string): string => parseMarkdown(text).map(written).join('');

describe('parseMarkdown', () => {
  const cases: readonly (readonly [markdown: string, parts: string])[] = [
    ['', ''],
    ['plain', '<p>plain</p>'],
    ['one\ntwo\n\nthree', '<p>one\ntwo</p><p>three</p>'],
    ['*a* **b** ~~c~~ `d < e`', '<p><em>a</em> <strong>b</strong> <del>c</del> <code>d < e</code></p>'],
    ['- a\n- b', '<ul><li>a</li><li>b</li></ul>'],
    ['3. a\n4. b', '<ol 3><li>a</li><li>b</li></ol>'],
    ['- [x] read\n- [ ] code', '<ul><li>☑ read</li><li>☐ code</li></ul>'],
    ['> said', '<blockquote><p>said</p></blockquote>'],
    // Formulas are no Markdown.
    [
      raw`so $\mathbf{a}_i * b_1$ and *$\mathbf{c}_j * d$*`,
      raw`<p>so <span>$\mathbf{a}_i * b_1$</span> and <em><span>$\mathbf{c}_j * d$</span></em></p>`,
    ],
    ['$$a_1\nb_2$$', '<p><span>$$a_1\nb_2$$</span></p>'],
    ['$5 to *$10*, $5 and 10$ `$x$`', '<p>$5 to <em>$10</em>, $5 and 10$ <code>$x$</code></p>'],
    ['```py\nx < 1\n```', '<pre><code>x < 1</code></pre>'],
    ['a  \nb', '<p>a<br></br>b</p>'],
    ['---', '<hr></hr>'],
    ['|a|\n|-|\n|*b*|', '<table><tr><th>a</th></tr><tr><td><em>b</em></td></tr></table>'],
    [String.raw`\*a\* &amp; &lt;b&gt; & &zz;`, '<p>*a* & <b> & &zz;</p>'],
    // Headings begin below the page's own, and no level is skipped on the way down.
    ['# a\n## b', '<h2>a</h2><h3>b</h3>'],
    ['### a\n##### b\n# c\n### d', '<h2>a</h2><h3>b</h3><h2>c</h2><h3>d</h3>'],
    ['> ## a\n\n# b', '<blockquote><h2>a</h2></blockquote><h2>b</h2>'],
    // Links lead to the web or stay text.
    ['[a](https://x.example/y)', '<p><a https://x.example/y>a</a></p>'],
    ['see https://x.example.', '<p>see <a https://x.example>https://x.example</a>.</p>'],
    ['[a][1]\n\n[1]: http://x.example', '<p><a http://x.example>a</a></p>'],
    ['![a](https://x.example/y.png)', '<p><a https://x.example/y.png>a</a></p>'],
    ['[![a](https://x.example/y.png)](https://z.example)', '<p><a https://z.example>a</a></p>'],
    ['[a](command:paperside.undoMark)', '<p>[a](command:paperside.undoMark)</p>'],
    ['[a](javascript:alert(1))', '<p>[a](javascript:alert(1))</p>'],
    ['[a](data:text/html,x)', '<p>[a](data:text/html,x)</p>'],
    ['[a](//x.example)', '<p>[a](//x.example)</p>'],
    ['![a](file:///etc/passwd)', '<p>![a](file:///etc/passwd)</p>'],
    // HTML is text.
    ['a <b onclick="x()">c</b>', '<p>a <b onclick="x()">c</b></p>'],
    ['<script>alert(1)</script>', '<p><script>alert(1)</script></p>'],
    ['<!-- a -->', '<p><!-- a --></p>'],
  ];
  for (const [markdown, parts] of cases)
    it(JSON.stringify(markdown), () => {
      assert.equal(read(markdown), parts);
    });

  it('loses no word of what was written, and links only into the web', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '*',
        '_',
        '`',
        '[',
        ']',
        '(',
        ')',
        '<',
        '>',
        '\n',
        '\n\n',
        '- ',
        '1. ',
        '# ',
        '> ',
        '|',
        '~~',
      ),
      fc.constantFrom(
        'https://x.example',
        'javascript:x',
        '<b>',
        '&amp;',
        '\\',
        '    ',
        '```',
        '![',
        '](',
        ': ',
      ),
      fc.stringMatching(/^[a-z]{3,6}$/),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), pieces => {
        const parts = parseMarkdown(pieces.join(' '));
        const hrefs: string[] = [];
        const walk = (part: MarkdownNode | string): string => {
          if (typeof part === 'string') return part;
          if (part.href !== undefined) hrefs.push(part.href);
          return `${part.children.map(walk).join('')} ${part.href ?? ''} `;
        };
        const text = parts.map(walk).join(' ');
        for (const href of hrefs) assert.match(href, /^https?:\/\//);
        // Link definitions, text after a fence's backticks, and link titles are parsed and not shown.
        if (/\]: |```|\]\(/.test(pieces.join(' '))) return;
        for (const word of pieces.filter(piece => /^[a-z]{3,6}$/.test(piece))) assert.include(text, word);
      }),
    );
  });

  it('takes no longer for signs without end than a page may hang, or gives up', () => {
    const most = 20_000;
    for (const sign of [
      '[',
      '[](',
      '> ',
      '*a ',
      '**a *a ',
      '![',
      '<a ',
      '`a',
      '|a',
      '1. ',
      '- ',
      '\\',
      'a@',
      '_a_',
    ]) {
      const start = processorMs();
      try {
        parseMarkdown(sign.repeat(most / sign.length));
      } catch (error) {
        assert.instanceOf(error, RangeError);
      }
      // Microseconds of CPU time, which do not depend on other processes.
      assert.isBelow(processorMs() - start, 4000, sign);
    }
  }).timeout(60_000);
});
