// LaTeX's commands that take arguments or print nothing, as data. A command that is not here prints nothing itself, and its
// arguments as they are: \textbf{word}, \mathcal{O}, \mbox{BERT}.

export interface LatexCommand {
  readonly arity: number;
  /** `#1` is the first argument, `<#1>` in round brackets if it is more than a word, `#0` the optional one, raised. */
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
  // Keys, lengths and what sorts are no words.
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
