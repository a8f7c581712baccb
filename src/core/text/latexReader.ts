// Converts LaTeX to text from left to right. Never throws: skips malformed input, such as an unclosed brace.
import { formulaPattern, isNoFormula } from './dollarFormulas.ts';
import { tabledCommand, textMarks, type LatexCommand, type TextMark } from './latexCommands.ts';
import { copied, inLayout, isTie, ligature, linkText, patterns, signs, type Mode } from './latexPatterns.ts';
import { LatexScanner } from './latexScanner.ts';
import { accents } from './latexSymbols.ts';
import {
  addAccent,
  fillTemplate,
  keepsSpace,
  printers,
  spacedOperator,
  toScript,
  unicodeSymbol,
} from './latexToUnicode.ts';
import { operators, subscripts, superscripts } from './mathSymbols.ts';

export interface Style {
  /** Returns the text of a formula, from its source without its delimiters. */
  readonly formula: (source: string, isDisplay: boolean) => string;
  /** Returns the text of an address, as in `\url{…}`. */
  readonly address: (address: string) => string;
  /** Returns text that is set apart. */
  readonly marked: (mark: TextMark, text: string) => string;
}

/** Maximum nesting depth; deeper braces and commands are skipped. */
const deepest = 100;

export class LatexReader {
  readonly #scanner: LatexScanner;
  readonly #style: Style;
  #depth = 0;

  constructor(text: string, style: Style) {
    this.#scanner = new LatexScanner(text);
    this.#style = style;
  }

  /** Returns the text of the whole source. */
  read(mode: Mode): string {
    return this.#until(() => this.#scanner.next === '', mode);
  }

  #until(isEnd: () => boolean, mode: Mode): string {
    let out = '';
    let before = '';
    while (!isEnd()) {
      const piece = this.#next(mode, before);
      out += piece;
      before = piece || before;
    }
    return out;
  }

  /** Reads the next piece; `before` is the piece before it. */
  #next(mode: Mode, before: string): string {
    const { at, text } = this.#scanner;
    const run = this.#scanner.match(copied[mode])?.[0];
    if (run !== undefined) return ligature(run, mode, text.charAt(at - 1));
    switch (this.#scanner.next) {
      case '\\':
        return this.#command(mode, before);
      case '{':
        return this.#group(mode);
      case '$':
        return this.#dollar(mode);
      default:
        return this.#sign(mode);
    }
  }

  #sign(mode: Mode): string {
    const { at, text } = this.#scanner;
    const sign = this.#scanner.take();
    if (mode === 'prose' && sign === '~' && !isTie(text, at)) return sign;
    if (sign !== '^' && sign !== '_') return signs.get(sign) ?? '';
    const script = toScript(this.#argument('math'), sign === '^' ? superscripts : subscripts, sign);
    const source = text.slice(at, this.#scanner.at);
    return mode === 'prose' && script.startsWith(sign) && !source.includes('\\') ? source : script;
  }

  #dollar(mode: Mode): string {
    const { at } = this.#scanner;
    const [whole, ...sources] = (mode === 'math' ? undefined : this.#scanner.match(formulaPattern)) ?? [];
    const source = sources.join('');
    if (whole !== undefined && !isNoFormula(source, this.#scanner.next))
      return this.#style.formula(source, whole.startsWith('$$'));
    this.#scanner.at = at + 1;
    return mode === 'math' ? '' : '$';
  }

  #group(mode: Mode): string {
    const [literal] = (mode === 'prose' ? this.#scanner.match(patterns.literalBraces) : undefined) ?? [];
    if (literal !== undefined) return literal;
    this.#scanner.at++;
    if (this.#depth >= deepest) return '';
    this.#depth++;
    const out = this.#rest(mode);
    this.#scanner.at++;
    this.#depth--;
    return out;
  }

  /** Reads to the end of the group. */
  #rest(mode: Mode): string {
    return this.#until(() => (this.#scanner.next || '}') === '}', mode);
  }

  /** Reads an argument: a group, a command with its arguments, or one character. Empty at the end of a group. */
  #argument(mode: Mode): string {
    this.#scanner.takeSpace();
    const character = String.fromCodePoint(this.#scanner.text.codePointAt(this.#scanner.at) ?? 0x7d);
    if (character === '{') return this.#group(mode);
    if (character === '\\') return this.#command(mode, '');
    if (character === '}' || character === '$') return '';
    this.#scanner.at += character.length;
    return character;
  }

  #command(mode: Mode, before: string): string {
    this.#scanner.at++;
    if (this.#depth >= deepest) return '';
    this.#depth++;
    const name = this.#scanner.match(patterns.letters)?.[0] ?? '';
    const ofProse = mode === 'prose' ? this.#proseCommand(name) : undefined;
    const command = tabledCommand(name, mode === 'prose');
    const other = (): string => (name === '' ? this.#signCommand(mode) : this.#named(name, mode, before));
    const out = ofProse ?? (command ? this.#listed(name, command, mode) : other());
    this.#depth--;
    return out;
  }

  #signCommand(mode: Mode): string {
    const sign = this.#scanner.take();
    if (mode === 'address') return /[\s\\]/.test(sign) ? '' : sign;
    if (accents.has(sign)) return addAccent(sign, this.#argument(mode));
    if (sign === '(' || sign === '[') {
      const source = this.#scanner.takeUntil(sign === '(' ? '\\)' : '\\]');
      return source === undefined ? '' : this.#style.formula(source, sign === '[');
    }
    if (sign === '\\') this.#scanner.match(patterns.length);
    if (patterns.spaces.test(sign)) return ' ';
    if (patterns.nothings.test(sign)) return '';
    return sign === '|' ? '‖' : sign;
  }

  /** Reads a formula between `\begin` and `\end`, or a link. */
  #proseCommand(name: string): string | undefined {
    if (name === 'href')
      return linkText(this.#style.address(this.#argument('address')), this.#argument('prose'));
    const start = name === 'begin' ? this.#scanner.match(patterns.environment) : undefined;
    const source = start && this.#scanner.takeUntil(`\\end${start[0]}`);
    return source && this.#style.formula(inLayout(start[1] ?? '', source), true);
  }

  /** Reads a command of a table with its arguments. */
  #listed(name: string, { arity, prints }: LatexCommand, mode: Mode): string {
    this.#scanner.match(patterns.star);
    if (arity === 0) {
      const gap = this.#scanner.takeSpace();
      const mark = this.#depth > 1 && mode !== 'math' ? textMarks.get(name) : undefined;
      if (mark) return this.#style.marked(mark, this.#rest(mode));
      // `\left.` is an invisible bracket.
      if (/^(?:left|right|middle)$/.test(name) && this.#scanner.next === '.') this.#scanner.at++;
      return /[A-Za-z.]$/.test(prints) ? prints + gap : prints;
    }
    const option = this.#scanner.match(patterns.options)?.[1] ?? '';
    const args = Array.from({ length: arity }, () => this.#argument(mode));
    return fillTemplate(mode === 'address' && name === 'href' ? '#1' : prints, [option, ...args]);
  }

  #named(name: string, mode: Mode, before: string): string {
    const gap = this.#scanner.takeSpace();
    if (accents.has(name)) return addAccent(name, this.#argument(mode));
    const sign = unicodeSymbol(name, mode === 'math');
    if (sign !== undefined) return sign + (keepsSpace(name, sign, before) ? gap : '');
    const printer = printers.get(name);
    if (printer !== undefined) {
      const inner = mode === 'prose' && printer.mode === 'text' ? mode : (printer.mode ?? mode);
      const out = printer.print(this.#argument(mode === 'address' ? mode : inner));
      const mark = mode === 'math' ? undefined : textMarks.get(name);
      return mark ? this.#style.marked(mark, out) : out;
    }
    if (operators.has(name)) return spacedOperator(name, before, this.#scanner.ahead(6), gap);
    if (name === 'operatorname')
      return spacedOperator(this.#argument('math'), before, this.#scanner.ahead(6), '');
    if (patterns.addresses.test(name)) return this.#style.address(this.#argument('address'));
    // A macro of the author's own is read by its name, as in "we propose \method".
    const isOwn = mode === 'prose' || mode === 'math';
    return (isOwn && !this.#scanner.isBefore(patterns.argument) ? name : '') + gap;
  }
}
