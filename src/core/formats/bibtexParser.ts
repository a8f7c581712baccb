// Parses BibTeX syntax: entries with fields, whose values are braces, quotation marks, numbers and `@string` names,
// joined by
// `#` (https://www.bibtex.org/Format/). Skips anything that is not a field, so that a typo does not lose the rest.

export interface RawEntry {
  /** In lower case. */
  readonly type: string;
  /** Empty if the entry has none: `@article{,`. */
  readonly key: string;
  /** First value of each field by lower-case name. Includes TeX; strings are expanded. */
  readonly fields: ReadonlyMap<string, string>;
}

/** An entry must start a line, so that the entries after an unclosed brace can be found. */
export const entryStart = /^\s*@\s*[A-Za-z][\w-]*\s*[({]/;

const start = /@\s*([A-Za-z][\w-]*)\s*([({])\s*/y;
const elsewhere = /[^@]+|@/y;
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

/** Strings of BibTeX's standard styles. A month string stands for its own name, which the date parser reads. */
const ownStrings: ReadonlyMap<string, string> = new Map([
  ...['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].map(
    (month): [string, string] => [month, month],
  ),
  ['acmcs', 'ACM Computing Surveys'],
  ['acta', 'Acta Informatica'],
  ['cacm', 'Communications of the ACM'],
  ['ibmjrd', 'IBM Journal of Research and Development'],
  ['ibmsj', 'IBM Systems Journal'],
  ['ieeese', 'IEEE Transactions on Software Engineering'],
  ['ieeetc', 'IEEE Transactions on Computers'],
  ['ieeetcad', 'IEEE Transactions on Computer-Aided Design of Integrated Circuits'],
  ['ipl', 'Information Processing Letters'],
  ['jacm', 'Journal of the ACM'],
  ['jcss', 'Journal of Computer and System Sciences'],
  ['scp', 'Science of Computer Programming'],
  ['sicomp', 'SIAM Journal on Computing'],
  ['tocs', 'ACM Transactions on Computer Systems'],
  ['tods', 'ACM Transactions on Database Systems'],
  ['tog', 'ACM Transactions on Graphics'],
  ['toms', 'ACM Transactions on Mathematical Software'],
  ['toois', 'ACM Transactions on Office Information Systems'],
  ['toplas', 'ACM Transactions on Programming Languages and Systems'],
  ['tcs', 'Theoretical Computer Science'],
]);

/** Returns the key of an entry for display; empty if it has none. */
export function entryKey(text: string): string {
  const scanner = new Scanner(text.trimStart());
  return scanner.take(start) === undefined ? '' : scanner.key();
}

/** Parses texts that begin with an entry, in file order: `@string` applies to the texts after it. */
export class BibtexParser {
  readonly #strings = new Map(ownStrings);

  /** Returns all entries but `@string`, `@comment` and `@preamble`. Throws a SyntaxError for an unclosed entry. */
  parse(text: string): RawEntry[] {
    const entries: RawEntry[] = [];
    const scanner = new Scanner(text);
    while (!scanner.isAtEnd()) {
      const type = scanner.take(start)?.[1]?.toLowerCase();
      if (type === undefined) scanner.take(elsewhere);
      else if (type === 'comment' || type === 'preamble') scanner.passOver();
      else if (type === 'string')
        for (const [name, value] of scanner.fields(this.#strings)) this.#strings.set(name, value);
      else entries.push({ type, key: scanner.key(), fields: scanner.fields(this.#strings) });
    }
    return entries;
  }
}

class Scanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
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

  /** Reads up to the end of the entry. Throws if it is missing, because a value has then swallowed other fields. */
  fields(strings: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
    const fields = new Map<string, string>();
    for (this.take(gap); this.take(closing) === undefined; this.take(gap)) {
      if (this.isAtEnd()) throw new SyntaxError('The entry is never closed.');
      const name = this.take(fieldName)?.[1]?.toLowerCase();
      if (name === undefined) this.#value('', strings, anything);
      else {
        const value = this.#value(name, strings, bare);
        if (!fields.has(name)) fields.set(name, value);
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
