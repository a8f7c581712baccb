// Reads the parts of BibTeX's syntax one after the other: keys, field names, and values in braces, in quotation marks or
// bare. Used by `bibtexParser.ts`.

/** Offsets in a text: of the first character, and after the last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Ends at a comma, at the end of the entry, or before the first field if the comma is missing. */
const key = /([^,={}"\n]*?)\s*(?:,|(?=\}))|([^\s,={}"]+)\s+(?=[^\s,={}"]+\s*=)/y;
const gap = /(?:[\s,]|%[^\n]*)+/y;
/** Allows any name: `bdsk-url-1`, `date added`, `été`. */
const fieldName = /([^=,{}()"#%\n]+?)\s*=\s*/y;
const bare = /[^\s,#{}"()]+/y;
const join = /\s*#\s*/y;
const closing = /[})]/y;
const anything = /[^\s,{}"()]+|[^]/y;
/** Characters that may follow a value. */
const valueEnd = /\s*[,#})]/y;

export class Scanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Offset of the next character. */
  get at(): number {
    return this.#at;
  }

  isAtEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found === null) return undefined;
    this.#at = pattern.lastIndex;
    return found;
  }

  key(): string {
    const [, beforeComma, beforeField] = this.take(key) ?? [];
    return beforeComma ?? beforeField ?? '';
  }

  /**
   * Reads up to the end of the entry, and notes where the values are in `places`. Throws if the end is missing, because
   * a value has then swallowed other fields.
   */
  fields(strings: ReadonlyMap<string, string>, places?: Map<string, Span>): ReadonlyMap<string, string> {
    const fields = new Map<string, string>();
    for (this.take(gap); this.take(closing) === undefined; this.take(gap)) {
      if (this.isAtEnd()) throw new SyntaxError('The entry is never closed.');
      const name = this.take(fieldName)?.[1]?.toLowerCase();
      if (name === undefined) this.#value('', strings, anything);
      else {
        const from = this.#at;
        const value = this.#value(name, strings, bare);
        if (fields.has(name)) continue;
        fields.set(name, value);
        places?.set(name, { start: from, end: this.#at });
      }
    }
    return fields;
  }

  /** Skips to the brace that closes the one just read, if there is one. */
  passOver(): void {
    const end = this.#braceEnd(/[{}]/g);
    if (end !== -1) this.#at = end + 1;
  }

  #value(name: string, strings: ReadonlyMap<string, string>, word: RegExp): string {
    let value = '';
    do {
      const sign = this.#text[this.#at];
      if (sign === '{') value += this.#braced();
      else if (sign === '"') value += this.#quoted();
      else value += resolved(this.take(word)?.[0] ?? '', name, strings);
    } while (this.take(join) !== undefined);
    return value;
  }

  /** Counts every brace, as BibTeX does; if that finds no end of the value, ignores braces after a backslash. */
  #braced(): string {
    const from = ++this.#at;
    let end = this.#braceEnd(/[{}]/g);
    if (end === -1 || !this.#isValueEnd(end + 1)) {
      const other = this.#braceEnd(/\\[^]|[{}]/g);
      if (end === -1 || (other !== -1 && this.#isValueEnd(other + 1))) end = other;
    }
    if (end === -1) throw new SyntaxError('A brace is never closed.');
    this.#at = end + 1;
    return this.#text.slice(from, end);
  }

  #quoted(): string {
    const from = ++this.#at;
    const marks = /[{}"]/g;
    marks.lastIndex = from;
    let depth = 0;
    for (let mark = marks.exec(this.#text); mark !== null; mark = marks.exec(this.#text)) {
      const { 0: sign, index } = mark;
      if (sign === '{') depth++;
      else if (sign === '}') depth--;
      else if (depth === 0 && (this.#text[index - 1] !== '\\' || this.#isValueEnd(index + 1))) {
        this.#at = index + 1;
        return this.#text.slice(from, index);
      }
    }
    throw new SyntaxError('A quotation mark is never closed.');
  }

  /** Returns the index of the closing brace, or -1. */
  #braceEnd(marks: RegExp): number {
    marks.lastIndex = this.#at;
    let depth = 1;
    for (let mark = marks.exec(this.#text); mark !== null; mark = marks.exec(this.#text)) {
      if (mark[0] === '{') depth++;
      else if (mark[0] === '}' && --depth === 0) return mark.index;
    }
    return -1;
  }

  #isValueEnd(at: number): boolean {
    valueEnd.lastIndex = at;
    return valueEnd.test(this.#text);
  }
}

/** Returns a number or a string's value; empty for an undefined string, except for a month name in `month`. */
function resolved(word: string, field: string, strings: ReadonlyMap<string, string>): string {
  return strings.get(word.toLowerCase()) ?? (/^\d/.test(word) || field === 'month' ? word : '');
}
