import { assert } from 'chai';
import fc from 'fast-check';
import { citationSyntax } from '../../../../src/core/mentions/citationSyntax.ts';
import { CitationKeyFinder, findCitationKeys } from '../../../../src/core/mentions/findCitationKeys.ts';
import { processorMs } from '../../../support/processorTime.ts';

/** The keys of a file of that name, as they stand in the text; with a question mark where they may be something else. */
function keys(path: string, text: string): string {
  const syntax = citationSyntax(path);
  return syntax === undefined
    ? ''
    : findCitationKeys(text, syntax)
        .map(({ start, end, isExplicit }) => text.slice(start, end) + (isExplicit ? '' : '?'))
        .join(' ');
}

const raw = String.raw;
const cases: Readonly<Record<string, readonly (readonly [text: string, keys: string])[]>> = {
  'a.tex': [
    [raw`\cite{a}, \cite{b,c} and \cite{ d , e }`, 'a b c d e'],
    [raw`\citep[see][p. 3]{a,b} \citet*{c} \citeauthor{d} \Citealt{e} \citeyearpar{f}`, 'a b c d e f'],
    [
      raw`\parencite{a} \textcite*{b} \autocite[5]{c} \footcite{d} \nocite{e} \fullcite{f} \footfullcite{g}`,
      'a b c d e f g',
    ],
    [
      raw`\footcitetext{a} \supercite{b} \smartcite{c} \Parencite[][7]{d} \citetitle{e} \newcite{f}`,
      'a b c d e f',
    ],
    [raw`\cites(see)(and more)[p. 1][q]{a}[]{b}{c,d} {e} f {no}`, 'a b c d e'],
    [raw`\textcites{a}{b} \parencites[1]{c}[2]{d} \footcitetexts{e}{f}`, 'a b c d e f'],
    ['\\cite[see\n  also]\n  {a,\n  b}', 'a b'],
    ['\\cite{a, % \\cite{no}\n  b}\n% \\cite{no}\n50\\% of \\cite{c}', 'a b c'],
    [raw`\cite[see \cite{b} and {[x]}]{a}`, 'b a'],
    [raw`\volcite{2}[p. 1]{a} \pvolcite{3}{b} \citefield{c}{title} \defcitealias{d}{Paper I}`, 'a b c d'],
    [
      raw`\cite<2->{a} \cite {b} \cite{DBLP:conf/nips/X17} \cite{a+b.c_d-e} \cite{Müller}`,
      'a b DBLP:conf/nips/X17 a+b.c_d-e Müller',
    ],
    [
      raw`\nocite{*} \citestyle{acm} \setcitestyle{square} \citetext{priv. comm.} \AtEveryCite{x} \DeclareCiteCommand{\x}`,
      '',
    ],
    [raw`\newcommand{\cite}[1]{x} \newcommand\my[1]{\cite{#1}} \cite{\key} \citep[a]`, ''],
    [raw`\verb|\cite{no}| \begin{verbatim}\cite{no}\end{verbatim} \cite{a}`, 'a'],
    [
      '\\begin{comment}\n\\cite{no}\n\\end{comment}\\begin{lstlisting}\n\\cite{no}\n\\end{lstlisting}\n\\cite{a}',
      'a',
    ],
    [
      raw`\textcquote[3]{a}{no} \blockcquote[see][3]{b}[.]{As \cite{c}} \textcquote*{d}{no} \textquote[no]{no} \enquote{no}`,
      'a b c d',
    ],
    [
      raw`\foreigntextcquote{german}[3]{a}{no} \hyphenblockcquote{german}{b}{no} \hybridblockcquote{german}[][4]{c}{no}`,
      'a b c',
    ],
    [
      raw`\begin{displaycquote}[3]{a}no\end{displaycquote} \begin{foreigndisplaycquote}{german}{b}no\end{foreigndisplaycquote}`,
      'a b',
    ],
    [raw`\newcites{sec}{Secondary} \citesec{a} \nocitesec{b} \newcite{c}`, 'a b c'],
    [
      raw`\newcommand\citehere[1]{no} \def\citex{no} \NewDocumentCommand\citey{m}{no} \setlength\citewidth{1em} \string\cite{no} \citehere{a}\protect\cite{b}`,
      'a b',
    ],
    [raw`\citeseparator{;} \citesep{and} \cite{;} \citesee{a;b}`, 'a;b'],
    [
      raw`\lstinline|\cite{no}| \lstinline[language=TeX]!\cite{no}! \lstinline{\cite{no}} \mintinline{tex}{\cite{no}} \mintinline[x]{tex}|\cite{no}| \Verb+\cite{no}+ \cite{a}`,
      'a',
    ],
    ['\\iffalse\n\\cite{no}\n\\fi\n\\cite{a}\\iffalse \\cite{no} \\else\\cite{b}\\fi', 'a b'],
    ['\\let\\ifdraft=\\iffalse \\newcommand{\\off}{\\iffalse}\n\\ifdraft\\cite{a}\\fi \\cite{b}', 'a b'],
    [raw`a \\cite{no} \\\cite{a} \url{http://x.org/%20} \cite{b} a@b.org @handle \ref{c} \label{d}`, 'a b'],
  ],
  'a.Rnw': [[raw`<<>>=` + '\n@\n' + raw`\citep{a}`, 'a']],
  'a.sty': [[raw`\RequirePackage{x}`, '']],
  'a.aux': [[raw`\citation{a} \abx@aux@cite{0}{a} \cite{a}`, '']],
  'a.md': [
    ['[@a] [see @b, p. 3; also -@c, chap. 2] @d says, @e [p. 4]', 'a b c d? e?'],
    ['[@a; @b, pp. 3-4 [sic]] [-@c] *[@d]* (@e) @f: @g.', 'a b c d e? f? g?'],
    [
      '@{https://x.org/a?b=c} [@{odd key,}] [@{odd/key,}] @doe99:x.y',
      'https://x.org/a?b=c? odd/key, doe99:x.y?',
    ],
    ['me@x.org mailto:me@x.org https://medium.com/@someone foo/@x @a@b.social', ''],
    [raw`\@ref(fig:x) \@a @a--b @a_b.c. @a,`, 'a? a_b.c? a?'],
    ['Thanks [@someone](https://github.com/someone), [@x]: http://y', 'someone? x?'],
    ['[@fig-one] @tbl-two', 'fig-one? tbl-two?'],
    ['`@no` ``[@no] ` [@no]`` [@a]', 'a'],
    ['```py\n@no\n[@no]\n```\n[@a]\n~~~\n[@no]\n```\n[@no]\n~~~\n[@b]', 'a b'],
    [
      '```{r}\n[@no]\n```\n```{note}\n[@a] {cite}`b`\n```\n[@c]\n````{admonition} T\n```py\n@no\n```\n[@d]\n````\n[@e]',
      'a b c d e',
    ],
    ['<!-- [@no]\n\n{cite}`no` --> [@a]', 'a'],
    [
      '{cite}`a` {cite:p}`b,c` {cite:t}`d, e` {footcite}`f` {footcite:ps}`g` {cite:p}`{see}h{p. 3}` {ref}`no` `{cite}`',
      'a b c d e f g h',
    ],
    [raw`\cite{a} \citep[1]{b} [c](@cite) [d, e; p. 3](@citet)`, 'a b c d e'],
    ['---\nnocite: |\n  @a, @b\nemail: x@y.z\n---\n', 'a? b?'],
    ['[@a;\n-@b]\n@Component class @media (x) @scope/pkg', 'a b Component? media? scope/pkg?'],
    ['“@a” and—@b', 'a? b?'],
  ],
  'a.qmd': [['[@a]', 'a']],
  'a.Rmd': [[raw`[@a] @ref \@ref(b)`, 'a ref?']],
  'a.ipynb': [[raw`"See [@a], {cite}` + '`b`' + raw` and \\cite{c}.\n"`, 'a b c?']],
  'a.rst': [
    [
      ':cite:`a` :cite:`b,c` :cite:p:`d` :cite:t:`e` :cite:ps:`f,g` :footcite:`h` :footcite:t:`i` :cite:alp:`j`',
      'a b c d e f g h i j',
    ],
    [
      ':cite:p:`{see}a{p. 3},{and}b` :bib:cite:`c` :citep:`d` ``:cite:`no` `` :ref:`no` :cited: @no',
      'a b c d',
    ],
    [':cite:`a,\n   b`', 'a b'],
    ['.. code-block:: rst\n\n   :cite:`no`\n\n   :cite:`no`\n\n:cite:`a`', 'a'],
    [
      '- As :cite:`a` writes::\n\n      :cite:`no`\n\n  :cite:`b`\n\nAs::\n\n  :cite:`no`\n:cite:`c`',
      'a b c',
    ],
    [
      '.. note::\n\n   :cite:`a`\n\n   .. code:: rst\n\n      :cite:`no`\n\n   .. tip::\n\n      :cite:`b`',
      'a b',
    ],
    ['.. bibliography:: a.bib\n   :cited:\n', ''],
  ],
  'a.py': [
    ['"""See :cite:`a,b`."""\n@decorator\n# \\cite{c} {cite}`d`\nx @ y; "me@x.org"', 'a b c? d?'],
    ['# :cite:`a,\n#   b`\n# \\cite{c,\n#       d}', 'a b c? d?'],
    ['@cite_it\ndef recite(x): ...\nexcite{a}\nprint("cite{b}")', ''],
  ],
  'a.js': [['import "@scope/pkg"; // @someone, @media\nconst x = "\\\\cite{a}";', 'a?']],
  'a.ts': [['`${cite}`,x,`b`', '']],
  'a.java': [['@Override void f() {} /** @cite a */ // \\cite b, @author x@y.org', 'a? b?']],
  'a.css': [['@media print { }', '']],
  'a.R': [
    [
      raw`#' \insertCite{a}{pkg} \insertCite{b,c;textual}{pkg} \insertRef{d}{pkg} \insertCite{@see @e and @f}{pkg} \insertNoCite{g}{p}`,
      'a? b? c? d? see? e? f? g?',
    ],
    ["#' \\insertCite{a,\n#' b}{pkg}", 'a? b?'],
    ['x@slot <- y@other', ''],
  ],
  'a.Rd': [[raw`\insertCite{a}{pkg}`, 'a?']],
  'a.jl': [['"See [a](@cite) and [b, c](@citet*), [d](@ref), [e; Sec. 3](@citep)"', 'a b c e']],
  'a.typ': [
    ['#cite(<a>) @b @c[p. 3] #cite(<d>, form: "prose") #cite(label("e/f")) <label>', 'a b? c? d e/f'],
    ['@a. @b-c: @d:e me@x.org #link("x@y.z") #figure[] <fig> #ref(<no>)', 'a? b-c? d:e?'],
    ['// @no\n/* @no\n#cite(<no>) */ `@no` ```typ @no ``` @a https://x.org/@no', 'a?'],
    ['#cite("a", "b")', 'a b'],
    ['参见@a。', 'a?'],
  ],
  'a.org': [
    ['[cite:@a] [cite/t:see @b p. 3;@c] [cite/a/b:@d] me@x.org @no', 'a b c d'],
    ['cite:a,b citep:c. [[cite:&d;&e]]', 'a b c d e'],
    ['Write =[cite:@no]=, (~[cite:@no]~) or\n: [cite:@no]\nx = [cite:@a] = y=[cite:@b]=', 'a b'],
    ['# [cite:@no]\n#+begin_src py\n[cite:@no]\n#+end_src\n[cite:@a]', 'a'],
  ],
  'a.bib': [
    [
      '@inproceedings{a, crossref = {b}, xdata = "c,d", related={e}, title={@f crossref}, url={x@y.z}}',
      'b c d e',
    ],
  ],
};

describe('citation keys', () => {
  for (const [path, texts] of Object.entries(cases))
    for (const [text, expected] of texts)
      it(`in ${path}: ${text}`, () => {
        assert.equal(keys(path, text), expected);
      });

  const syntaxes = Object.keys(cases).flatMap(path => citationSyntax(path) ?? []);
  const pieces = fc.constantFrom(
    ...[
      '\\cite',
      '\\cites',
      '{',
      '}',
      '[',
      ']',
      '(',
      ')',
      '@',
      'a',
      'b1',
      ',',
      ';',
      ' ',
      '\n',
      '`',
      '```',
      '%',
      '\\',
      ':cite:',
    ],
    ...[
      '{cite}',
      '<',
      '>',
      '#cite(',
      '<!--',
      '-->',
      '//',
      '/*',
      '$',
      '\\verb|',
      '\\begin{verbatim}',
      '[cite:',
      '](@cite)',
      '"',
      "#' ",
    ],
  );

  it('stand where they are said to stand, whatever the text', () => {
    fc.assert(
      fc.property(fc.constantFrom(...syntaxes), fc.array(pieces, { maxLength: 60 }), (syntax, parts) => {
        const text = parts.join('');
        let end = 0;
        for (const match of findCitationKeys(text, syntax)) {
          assert.equal(text.slice(match.start, match.end), match.key);
          assert.isAtLeast(match.start, end);
          assert.isAbove(match.end, match.start);
          ({ end } = match);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('are the same when a text is read in pieces', () => {
    for (const [path, texts] of Object.entries(cases)) {
      const syntax = citationSyntax(path);
      if (syntax === undefined) continue;
      const text = texts.map(([each]) => `${each}\n\n`).join('');
      const finder = new CitationKeyFinder(syntax);
      const found = texts.flatMap(([each]) => finder.find(`${each}\n\n`).map(({ key }) => key));
      assert.deepEqual(
        found,
        findCitationKeys(text, syntax).map(({ key }) => key),
      );
    }
  });

  it('take linear time', () => {
    const hard = [
      '\\cite[',
      '\\cite{',
      '\\cites{a}[b]',
      '\\cite[{',
      '\\',
      '[@',
      '@a-',
      '@{',
      '{',
      '`',
      '`a ``b ',
      '```\n',
    ];
    hard.push(
      '%',
      '<!--',
      '\n',
      ' ',
      ':cite:',
      '#cite(',
      '[cite:@',
      'cite:',
      '\\verb|',
      '[a](@cite',
      'crossref=',
      '\\iffalse ',
      '\\lstinline{',
      'a::\n\n',
      ' =a',
      '- ',
      'a',
    );
    for (const syntax of new Set(syntaxes))
      for (const part of hard) {
        const start = processorMs();
        findCitationKeys(part.repeat(30_000 / part.length), syntax);
        // What needs quadratic time needs seconds.
        assert.isBelow(processorMs() - start, 500, `${syntax} ${part}`);
      }
  }).timeout(20_000);
});

describe('what kind a citation is', () => {
  for (const [syntax, text, ...expected] of [
    ['latex', String.raw`\cite{a}`, 'a tex explicit'],
    ['code', String.raw`# \cite{a}`, 'a tex'],
    ['code', '# @cite a', 'a tex'],
    ['code', '# [a](@cite)', 'a tex explicit'],
    ['code', ':cite:`a`', 'a role explicit'],
    ['code', '{cite}`a`', 'a role'],
    ['markdown', '{cite}`a`', 'a role explicit'],
    ['markdown', 'see @a', 'a pandoc'],
    ['markdown', '[see @a, p. 3; -@b]', 'a pandoc explicit', 'b pandoc explicit'],
    ['markdown', '[@fig-a]', 'fig-a pandoc'],
    ['markdown', '[@a](https://x.org)', 'a pandoc'],
    ['markdown', '[a] @b', 'b pandoc'],
    ['markdown', '@{a b} @{a:b}', 'a:b pandoc'],
    ['typst', '@a', 'a typst'],
    ['typst', '#cite(<a>)', 'a typst explicit'],
    ['typst', '#cite(label("a"))', 'a typst explicit'],
    ['org', '[cite:@a;@b]', 'a org explicit', 'b org explicit'],
    ['org', 'cite:&a;&b', 'a org explicit', 'b org explicit'],
    ['org', 'cite:a,b.', 'a org explicit', 'b org explicit'],
    ['bibtex', 'crossref = {a}, xdata = "b"', 'a bibtex explicit', 'b bibtex explicit'],
    ['bibtex', String.raw`note = {\cite{a}}`, 'a tex'],
    ['restructuredtext', ':cite:p:`a,b`', 'a role explicit', 'b role explicit'],
    ['notebook', String.raw`\\cite{a}`, 'a tex'],
    [
      'notebook',
      String.raw`<cite data-cite=\"a,b\">(Bee, 2001)</cite> <strong data-cite='c'>`,
      'a tex',
      'b tex',
      'c tex',
    ],
    ['notebook', '<cite data-cite="a>x</cite> data-cite=a'],
  ] as const)
    it(`${text} in ${syntax}`, () => {
      const found = findCitationKeys(text, syntax).map(
        ({ key, form, isExplicit }) => `${key} ${form}${isExplicit ? ' explicit' : ''}`,
      );
      assert.deepEqual(found, expected);
    });
});
