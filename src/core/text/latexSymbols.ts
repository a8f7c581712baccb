// The tables of LaTeX commands for letters, accents and signs in text. Source: LaTeX2e's encodings (OT1, T1, TS1).

/** Parses "name sign name sign …" to a map. Not an object, where `\constructor` would find an inherited property. */
export function symbolTable(text: string): ReadonlyMap<string, string> {
  const words = text.trim().split(/\s+/);
  return new Map(words.flatMap((word, at) => (at % 2 === 0 ? [[word, words[at + 1] ?? '']] : [])));
}

/** Accents: the command, its combining mark, and the sign it prints without a letter. */
const accentRows: readonly (readonly [command: string, mark: string, sign: string])[] = [
  ['`', '\u0300', '`'],
  ["'", '\u0301', '´'],
  ['^', '\u0302', '^'],
  ['~', '\u0303', '~'],
  ['=', '\u0304', '¯'],
  ['u', '\u0306', '˘'],
  ['.', '\u0307', '˙'],
  ['"', '\u0308', '¨'],
  ['r', '\u030A', '˚'],
  ['H', '\u030B', '˝'],
  ['v', '\u030C', 'ˇ'],
  ['d', '\u0323', ''],
  ['c', '\u0327', '¸'],
  ['k', '\u0328', '˛'],
  ['b', '\u0332', ''],
  ['t', '\u0361', ''],
  // Commands of packages: only read, because not every TeX can print them.
  ['h', '\u0309', ''],
  ['G', '\u030F', ''],
  ['U', '\u030E', ''],
  ['f', '\u0311', ''],
  ['newtie', '\u0361', ''],
  ['textcommabelow', '\u0326', ''],
  ['textdotbelow', '\u0323', ''],
  ['textmacronbelow', '\u0331', ''],
  ['textdoublegrave', '\u030F', ''],
  ['textroundcap', '\u0311', ''],
];
const written = accentRows.slice(
  0,
  accentRows.findIndex(([command]) => command === 'h'),
);

/** Maps the command of an accent to its combining mark. */
export const accents: ReadonlyMap<string, string> = new Map(accentRows.map(([name, mark]) => [name, mark]));
/** Maps the command of an accent to the sign it prints without a letter. */
export const accentSigns: ReadonlyMap<string, string> = new Map(
  accentRows.map(([name, , sign]) => [name, sign]),
);
/** Maps a combining mark to the command that writes it. */
export const accentCommands: ReadonlyMap<string, string> = new Map(
  written.map(([name, mark]) => [mark, name]),
);

/** Commands that are read, and also written to bibliographies. */
export const textSymbols = symbolTable(String.raw`
  AE Æ ae æ OE Œ oe œ O Ø o ø L Ł l ł DH Ð dh ð DJ Đ dj đ TH Þ th þ NG Ŋ ng ŋ IJ Ĳ ij ĳ i ı j ȷ ss ß SS ẞ
  textquotesingle ' textquotedbl " textdollar $ textless < textgreater > textbackslash \
  textasciicircum ^ textunderscore _ textbraceleft { textbar | textbraceright } textasciitilde ~ textasciigrave ${'`'}
  textexclamdown ¡ textquestiondown ¿ textcent ¢ textsterling £ textcurrency ¤ textyen ¥ textbrokenbar ¦ textsection §
  textcopyright © textordfeminine ª guillemetleft « textlnot ¬ textregistered ® textdegree ° textpm ±
  textparagraph ¶ textperiodcentered · textordmasculine º guillemetright » texttimes × textdiv ÷ textflorin ƒ
  textbaht ฿ textendash – textemdash — textbardbl ‖ textquoteleft ‘ textquoteright ’ quotesinglbase ‚
  textquotedblleft “ textquotedblright ” quotedblbase „ textdagger † textdaggerdbl ‡ textbullet • textperthousand ‰
  textpertenthousand ‱ guilsinglleft ‹ guilsinglright › textreferencemark ※ textinterrobang ‽ textfractionsolidus ⁄
  textcolonmonetary ₡ textlira ₤ textnaira ₦ textwon ₩ textdong ₫ texteuro € textpeso ₱ textrecipe ℞ textestimated ℮
  textleftarrow ← textuparrow ↑ textrightarrow → textdownarrow ↓ textminus − textasteriskcentered ∗ textsurd √
  textopenbullet ◦ textbigcircle ◯ textmusicalnote ♪ textmarried ⚭ textdivorced ⚮`);

/** Other names of these signs, and further commands that are only read. */
export const moreTextSymbols = symbolTable(String.raw`
  AA Å aa å guillemotleft « guillemotright » flqq « frqq » glqq „ grqq “ glq ‚ grq ‘ flq ‹ frq › lq ‘ rq ’ dq "
  P ¶ S § dag † ddag ‡ copyright © pounds £ euro € EUR € ldots … dots … textellipsis … lbrack [ rbrack ] slash /
  textslash / textasciimacron ¯ textasciidieresis ¨ textasciiacute ´ textasciicaron ˇ textasciibreve ˘ textmu µ
  textonesuperior ¹ texttwosuperior ² textthreesuperior ³ textonequarter ¼ textonehalf ½ textthreequarters ¾
  textacutedbl ˝ textgravedbl ˵ texttildelow ˷ textcelsius ℃ textnumero № textservicemark ℠ texttrademark ™ TM ™
  textohm Ω textmho ℧ textcircledP ℗ textdiscount ⁒ textlangle ⟨ textrangle ⟩ textvisiblespace ␣ textprime ′
  textlquill ⁅ textrquill ⁆ textinterrobangdown ⸘ textblank ␢ Hwithstroke Ħ hwithstroke ħ textcrh ħ textcrd đ
  textschwa ə textiota ɩ textgamma ɣ textepsilon ɛ textopeno ɔ textesh ʃ textyogh ʒ texteng ŋ textthorn þ textglotstop ʔ
  ohorn ơ Ohorn Ơ uhorn ư Uhorn Ư cprime ʹ cdprime ʺ
  arcsec ″ arcmin ′ farcs .″ farcm .′ fdg .° micron µm celsius °C degreeCelsius °C degree ° degrees ° micro µ permil ‰ percent %
  TeX TeX LaTeX LaTeX LaTeXe LaTeX2e BibTeX BibTeX XeTeX XeTeX XeLaTeX XeLaTeX LuaTeX LuaTeX LuaLaTeX LuaLaTeX
  pdfTeX pdfTeX pdfLaTeX pdfLaTeX ConTeXt ConTeXt AmSTeX AMSTeX AmS AMS`);
