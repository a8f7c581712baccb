// Parses BibTeX syntax: entries with fields, whose values are braces, quotation marks, numbers and `@string` names,
// joined by
// `#` (https://www.bibtex.org/Format/). Skips anything that is not a field, so that a typo does not lose the rest.
import { Scanner, type Span } from './bibtexScanner.ts';

/** Its span is from the `@` to the closing brace. */
export interface RawEntry extends Span {
  /** In lower case. */
  readonly type: string;
  /** Empty if the entry has none: `@article{,`. */
  readonly key: string;
  /** Offset of the key's first character. */
  readonly keyStart: number;
  /** First value of each field by lower-case name. Includes TeX; strings are expanded. */
  readonly fields: ReadonlyMap<string, string>;
  /** Where the values are, with their braces or quotation marks. Empty unless asked for. */
  readonly places: ReadonlyMap<string, Span>;
}

const noPlaces: ReadonlyMap<string, Span> = new Map();

/** An entry must start a line, so that the entries after an unclosed brace can be found. */
export const entryStart = /^\s*@\s*[A-Za-z][\w-]*\s*[({]/;

const start = /@\s*([A-Za-z][\w-]*)\s*([({])\s*/y;
/** What stands between entries. Behind `%`, people and biber expect none. */
const elsewhere = /%[^\n]*|[^@%]+|@/y;

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

  /**
   * Returns all entries but `@string`, `@comment` and `@preamble`, with the places of their fields if asked for. Throws a
   * SyntaxError for an unclosed entry.
   */
  parse(text: string, withPlaces = false): RawEntry[] {
    const entries: RawEntry[] = [];
    const scanner = new Scanner(text);
    while (!scanner.isAtEnd()) {
      const from = scanner.at;
      const type = scanner.take(start)?.[1]?.toLowerCase();
      if (type === undefined) scanner.take(elsewhere);
      else if (type === 'comment' || type === 'preamble') scanner.passOver();
      else if (type === 'string')
        for (const [name, value] of scanner.fields(this.#strings)) this.#strings.set(name, value);
      else {
        const places = withPlaces ? new Map<string, Span>() : undefined;
        const [keyStart, key] = [scanner.at, scanner.key()];
        const fields = scanner.fields(this.#strings, places);
        entries.push({
          type,
          key,
          keyStart,
          fields,
          places: places ?? noPlaces,
          start: from,
          end: scanner.at,
        });
      }
    }
    return entries;
  }
}
