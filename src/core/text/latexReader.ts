// Converts LaTeX to text from left to right. Never throws: skips malformed input, such as an unclosed brace.
import { formulaPattern } from './dollarFormulas.ts';
import { latexCommands, type LatexCommand } from './latexCommands.ts';
import { accents } from './latexSymbols.ts';
import { addAccent, fillTemplate, keepsSpace, printers, toScript, unicodeSymbol } from './latexToUnicode.ts';
import { operators, subscripts, superscripts } from './mathSymbols.ts';

/** In an address, tildes and double hyphens are kept as they are. */
type Mode = 'text' | 'math' | 'address';

export interface Style {
  /** Returns the text of a formula, from its source without the dollars. */
  readonly formula: (source: string) => string;
  /** Returns the text of the address in `\url{…}`. */
  readonly address: (address: string) => string;
}

/** Maximum nesting depth; deeper braces and commands are skipped. */
const deepest = 100;
/** \citep, \parencite, \autocite, … */
const citing = /^[A-Za-z]*cite[a-z]*$/;
const addresses = /^(?:url|path|nolinkurl)$/;
const spaces = /^[\s,;:>\\]$/;
const nothings = /^[!/@-]$/;
const ligatures: ReadonlyMap<string, string> = new Map(
  Object.entries({ '--': '–', '---': '—', '``': '“', "''": '”' }),
);
/** The text of single characters; a closing brace without an opening one is dropped. */
const signs: ReadonlyMap<string, string> = new Map(Object.entries({ "'": '′', '~': ' ', '&': ' ' }));
const plain: Readonly<Record<Mode, RegExp>> = {
  text: /(?:[^\\{}$~'`-]|-(?!-)|'(?!')|`(?!`))+|-{2,3}|''|``/y,
  math: /[^\\{}$~^_'&\s]+|\s+/y,
  address: /[^\\{}$]+/y,
};
const letters = /[A-Za-z]+/y;
const space = /\s*/y;
const star = /\*/y;
/** Matches the length after a line break: `\\[2pt]`. */
const length = /\*?\[-?[\d.]+\s*[a-z]+\]/y;
const option = /\s*\[([^\][]*)\]/y;

export class LatexReader {
  readonly #text: string;
  readonly #style: Style;
  #at = 0;
  #depth = 0;
  /** The end marks `\)` and `\]` known not to occur in the rest of the text, so that none is searched for twice. */
  readonly #missing = new Set<string>();

  constructor(text: string, style: Style) {
    this.#text = text;
    this.#style = style;
  }

  /** Returns the text of the whole source. */
  read(mode: Mode): string {
    return this.#until(() => this.#at >= this.#text.length, mode);
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
    const run = this.#match(plain[mode])?.[0];
    if (run !== undefined) return mode === 'text' ? (ligatures.get(run) ?? run) : run;
    switch (this.#text.charAt(this.#at)) {
      case '\\':
        return this.#command(mode, before);
      case '{':
        return this.#group(mode);
      case '$':
        return this.#dollar(mode);
      default:
        return this.#sign();
    }
  }

  #sign(): string {
    const sign = this.#text.charAt(this.#at++);
    if (sign !== '^' && sign !== '_') return signs.get(sign) ?? '';
    return toScript(this.#argument('math'), sign === '^' ? superscripts : subscripts, sign);
  }

  #dollar(mode: Mode): string {
    const [whole, ...sources] = (mode === 'math' ? undefined : this.#match(formulaPattern)) ?? [];
    if (whole !== undefined) return this.#style.formula(sources.join(''));
    this.#at++;
    return mode === 'math' ? '' : '$';
  }

  #group(mode: Mode): string {
    this.#at++;
    if (this.#depth >= deepest) return '';
    this.#depth++;
    const out = this.#until(() => (this.#text[this.#at] ?? '}') === '}', mode);
    this.#at++;
    this.#depth--;
    return out;
  }

  /** Reads an argument: a group, a command with its arguments, or one character. Empty at the end of a group. */
  #argument(mode: Mode): string {
    this.#match(space);
    const character = String.fromCodePoint(this.#text.codePointAt(this.#at) ?? 0x7d);
    if (character === '{') return this.#group(mode);
    if (character === '\\') return this.#command(mode, '');
    if (character === '}' || character === '$') return '';
    this.#at += character.length;
    return character;
  }

  #command(mode: Mode, before: string): string {
    this.#at++;
    if (this.#depth >= deepest) return '';
    this.#depth++;
    const name = this.#match(letters)?.[0] ?? '';
    const command = latexCommands.get(citing.test(name) ? 'cite' : name);
    let out;
    if (command !== undefined) out = this.#listed(name, command, mode);
    else out = name === '' ? this.#signCommand(mode) : this.#named(name, mode, before);
    this.#depth--;
    return out;
  }

  #signCommand(mode: Mode): string {
    const sign = this.#text[this.#at++] ?? '';
    if (mode === 'address') return /[\s\\]/.test(sign) ? '' : sign;
    if (accents.has(sign)) return addAccent(sign, this.#argument(mode));
    if (sign === '(' || sign === '[') return this.#displayed(sign === '(' ? '\\)' : '\\]');
    if (sign === '\\') this.#match(length);
    if (spaces.test(sign)) return ' ';
    if (nothings.test(sign)) return '';
    return sign === '|' ? '‖' : sign;
  }

  #displayed(end: string): string {
    const to = this.#missing.has(end) ? -1 : this.#text.indexOf(end, this.#at);
    if (to === -1) {
      this.#missing.add(end);
      return '';
    }
    const source = this.#text.slice(this.#at, to);
    this.#at = to + end.length;
    return this.#style.formula(source);
  }

  /** Reads a command of `latexCommands` with its arguments. */
  #listed(name: string, { arity, prints }: LatexCommand, mode: Mode): string {
    this.#match(star);
    if (arity === 0) {
      this.#match(space);
      // `\left.` is an invisible bracket.
      if (/^(?:left|right|middle)$/.test(name) && this.#text[this.#at] === '.') this.#at++;
      return prints;
    }
    const options = [];
    for (let found = this.#match(option); found !== undefined; found = this.#match(option))
      options.push(found[1] ?? '');
    const args = Array.from({ length: arity }, () => this.#argument(mode));
    return fillTemplate(mode === 'address' && name === 'href' ? '#1' : prints, [options[0] ?? '', ...args]);
  }

  #named(name: string, mode: Mode, before: string): string {
    const gap = this.#match(space)?.[0] === '' ? '' : ' ';
    if (accents.has(name)) return addAccent(name, this.#argument(mode));
    const sign = unicodeSymbol(name, mode === 'math');
    if (sign !== undefined) return sign + (keepsSpace(name, sign, before) ? gap : '');
    const printer = printers.get(name);
    if (printer !== undefined)
      return printer.print(this.#argument(mode === 'address' ? mode : (printer.mode ?? mode)));
    if (operators.has(name)) return this.#operator(name, before, gap);
    if (name === 'operatorname') return this.#operator(this.#argument('math'), before, '');
    return addresses.test(name) ? this.#style.address(this.#argument('address')) : gap;
  }

  /** Returns the operator with spaces between it and adjacent letters and digits: `n\log n`. */
  #operator(name: string, before: string, gap: string): string {
    const isNext = /^(?:[A-Za-z0-9]|\\(?!left|right|[,;:! ]))/.test(this.#text.slice(this.#at, this.#at + 6));
    return (/[\p{L}\p{N})]$/u.test(before) ? ' ' : '') + name + (isNext ? ' ' : gap);
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found === null) return undefined;
    this.#at = pattern.lastIndex;
    return found;
  }
}
