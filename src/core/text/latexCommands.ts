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
    `relax protect string noindent ignorespaces unskip leavevmode null strut centering allowbreak nobreak break xspace
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
    begin end input usepackage`,
  ],
  [1, ' ', 'hspace vspace'],
  [2, '', 'fontsize setlength'],
  [
    2,
    '#2',
    `href hyperlink hypertarget textcolor colorbox foreignlanguage raisebox rotatebox scalebox parbox texorpdfstring
    overset underset stackrel`,
  ],
  [3, '#3', 'resizebox fcolorbox multicolumn'],
  [1, '“#1”', 'enquote mkbibquote textquote'],
  [2, '#1 #2', 'SI qty'],
  [2, '<#1>/<#2>', 'frac dfrac tfrac cfrac nicefrac sfrac'],
  [2, '(#1 choose #2)', 'binom tbinom dbinom'],
  [1, '#0√<#1>', 'sqrt'],
  [1, ' (mod #1)', 'pmod'],
  [0, ' mod ', 'bmod'],
  [1, '→', 'xrightarrow'],
  [1, '←', 'xleftarrow'],
];
export const latexCommands: ReadonlyMap<string, LatexCommand> = new Map(
  rows.flatMap(([arity, prints, names]) => names.split(/\s+/).map(name => [name, { arity, prints }])),
);
