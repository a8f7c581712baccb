// The table of LaTeX commands that take arguments or print nothing. A command in no table prints nothing, and its
// arguments are kept as text: \textbf{word}, \mathcal{O}, \mbox{BERT}.

export interface LatexCommand {
  readonly arity: number;
  /**
   * The template of the output: `#1` is the first argument, `<#1>` the same in parentheses if it is more than one word,
   * `#0` the optional argument as a superscript.
   */
  readonly prints: string;
}

const rows: readonly (readonly [arity: number, prints: string, names: string])[] = [
  // Switches.
  [
    0,
    '',
    `relax protect hline toprule midrule bottomrule string noindent ignorespaces unskip leavevmode null strut centering allowbreak nobreak break xspace
    em it bf sc rm tt sf sl cal frak itshape slshape scshape upshape bfseries mdseries rmfamily ttfamily sffamily
    normalfont normalsize small footnotesize scriptsize tiny large Large LARGE huge Huge boldmath unboldmath
    displaystyle textstyle scriptstyle limits nolimits nonumber notag negthinspace left right middle
    big Big bigg Bigg bigl Bigl biggl Biggl bigr Bigr biggr Biggr bigm Bigm biggm Biggm`,
  ],
  [
    0,
    ' ',
    'quad qquad enspace enskip thinspace medspace thickspace space nobreakspace newline linebreak hfill par',
  ],
  // Arguments that are not words: keys, lengths, sort keys.
  [
    1,
    '',
    `cite ref eqref autoref cref Cref pageref nameref label footnote footnotetext footnotemark thanks index tag noopsort
    Noopsort NoopSort SortNoop sortnoop phantom hphantom vphantom includegraphics selectlanguage color
    begin end input usepackage fontencoding fontfamily`,
  ],
  [1, ' ', 'hspace vspace'],
  [2, '', 'newcommand renewcommand providecommand def let DeclareMathOperator'],
  // Letters and parts of formulas that Unicode has no better form for.
  [
    1,
    '#1',
    `mathcal mathbf mathrm mathit mathsf mathtt mathfrak mathscr mathnormal bm boldsymbol pmb mathop mathbin mathrel
    mathord mathopen mathclose mathpunct mathinner smash vcenter boxed cancel underbrace overbrace overparen substack
    overrightarrow overleftarrow textmd num uline uwave`,
  ],
  [2, '', 'fontsize setlength'],
  [
    2,
    '#2',
    `href hyperlink hypertarget textcolor colorbox foreignlanguage raisebox rotatebox scalebox parbox texorpdfstring
    overset underset stackrel`,
  ],
  [3, '#3', 'resizebox fcolorbox multicolumn'],
  [1, '“#1”', 'enquote mkbibquote textquote'],
  [2, '#1 #2', 'SI qty ion'],
  [2, '<#1>/<#2>', 'frac dfrac tfrac cfrac nicefrac sfrac'],
  [2, '(#1 choose #2)', 'binom tbinom dbinom'],
  [1, '#0√<#1>', 'sqrt'],
  [1, ' (mod #1)', 'pmod'],
  [0, ' mod ', 'bmod'],
  [1, '→', 'xrightarrow'],
  [1, '←', 'xleftarrow'],
];
const table = (list: typeof rows): ReadonlyMap<string, LatexCommand> =>
  new Map(
    list.flatMap(([arity, prints, names]) => names.split(/\s+/).map(name => [name, { arity, prints }])),
  );
export const latexCommands = table(rows);

/** Commands that print something else in prose: what a reader of an abstract would miss, and macros that many define. */
const proseCommands = table([
  [1, ' (#1)', 'footnote footnotetext'],
  [1, '#1', 'underline'],
  [0, '°', 'deg'],
  [0, 'e.g.', 'eg'],
  [0, 'i.e.', 'ie'],
  [0, 'etc.', 'etc'],
  [0, 'et al.', 'etal'],
  [0, 'vs.', 'vs'],
  [0, ' • ', 'item'],
]);

/** \citep, \parencite, \autocite, … */
const citing = /^[A-Za-z]*cite[a-z]*$/;

export function tabledCommand(name: string, isProse: boolean): LatexCommand | undefined {
  const known = latexCommands.get(citing.test(name) ? 'cite' : name);
  return isProse ? (proseCommands.get(name) ?? known) : known;
}

/** Text that a page sets apart. */
export type TextMark = 'strong' | 'em' | 'code';
const markNames = {
  strong: 'textbf bf bfseries',
  em: 'emph textit textsl em it sl itshape slshape',
  code: 'texttt verb tt ttfamily',
} as const satisfies Record<TextMark, string>;
export const textMarks: ReadonlyMap<string, TextMark> = new Map(
  (['strong', 'em', 'code'] as const).flatMap(mark => markNames[mark].split(' ').map(name => [name, mark])),
);
