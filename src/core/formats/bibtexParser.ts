// BibTeX's own syntax: entries of fields, whose values are braces, quotation marks, numbers and strings (`@string`), joined by
// `#`. https://www.bibtex.org/Format/ What is no field is passed over, so that a slip costs itself alone.

export interface RawEntry {
  /** In lower case. */
  readonly type: string;
  /** Empty when it has none: `@article{,`. */
  readonly key: string;
  /** By name in lower case, the first of each; with their TeX, strings put in. */
  readonly fields: ReadonlyMap<string, string>;
}

/** An entry begins a line; only then can the entries after a brace that was never closed be found. */
export const entryStart = /^\s*@\s*[A-Za-z][\w-]*\s*[({]/;

const start = /@\s*([A-Za-z][\w-]*)\s*([({])\s*/y;
const elsewhere = /[^@]+|@/y;
/** Before a comma, before the end, or before the first field where the comma is missing. */
const key = /([^,={}"\n]*?)\s*(?:,|(?=\}))|([^\s,={}"]+)\s+(?=[^\s,={}"]+\s*=)/y;
const gap = /(?:[\s,]|%[^\n]*)+/y;
/** Any name: `bdsk-url-1`, `date added`, `été`. */
const fieldName = /([^=,{}()"#%\n]+?)\s*=\s*/y;
const bare = /[^\s,#{}"()]+/y;
const join = /\s*#\s*/y;
const closing = /[})]/y;
const anything = /[^\s,{}"()]+|[^]/y;
/** What may follow a value. */
const valueEnd = /\s*[,#})]/y;

/** The strings of BibTeX's own styles. The months are their names here, which is what is read as a month. */
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

/** The key of an entry, for people; empty when it has none. */
export function entryKey(text: string): string {
  const scanner = new Scanner(text.trimStart());
  return scanner.take(start) === undefined ? '' : scanner.key();
}

/** Reads texts that begin with an entry, in the order of their file: what `@string` defines holds for those after it. */
export class BibtexParser {
  readonly #strings = new Map(ownStrings);

  /** The entries, without `@string`, `@comment` and `@preamble`. Throws a SyntaxError when one never ends. */
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

  /** Up to the end of the entry, which must be there: where it is missing, a value has swallowed it and the fields before. */
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

  /** Up to the brace that closes the one just read, if there is such a one. */
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

  /** BibTeX counts every brace, one behind a backslash too; where that leads nowhere those do not count. */
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

  /** Where the brace is that closes the one before; -1 if there is none. */
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

/** A number or a string's value; nothing for a string that nobody defined, unless it can be read as a month. */
function resolved(word: string, field: string, strings: ReadonlyMap<string, string>): string {
  return strings.get(word.toLowerCase()) ?? (/^\d/.test(word) || field === 'month' ? word : '');
}
