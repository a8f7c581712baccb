// Reads the entries of BibTeX and BibLaTeX files as papers, one at a time, so that a malformed entry does not lose
// others.
import type { RecordText } from '../base/recordSplitter.ts';
import type { Paper } from '../papers/paper.ts';
import { latexToAddress, latexToText } from '../text/latex.ts';
import { BibtexInheritance } from './bibtexInheritance.ts';
import { BibtexParser, type RawEntry } from './bibtexParser.ts';
import { journalOfMacro } from './journalMacros.ts';
import { paperFromDraft } from './paperDraft.ts';
import { parseWordedDate, partialDate } from './partialDate.ts';
import { parseBibtexNames } from './personNames.ts';

/** Entry types that are not papers: they hold fields or keys for other entries. */
const noPaper = /^(?:xdata|set)$/;

export interface BibtexEntry {
  /** Empty if the entry has no key. */
  readonly key: string;
  readonly paper: Paper;
}

/** Reads the entries of one file in file order. */
export class BibtexReader {
  readonly #source: string;
  readonly #parser = new BibtexParser();
  readonly #bibtexInheritance = new BibtexInheritance();
  #postponed: RecordText[] | undefined = [];

  constructor(source: string) {
    this.#source = source;
  }

  /**
   * Returns the entries of a text that begins with an entry, usually one. Returns none for `@string` and the like,
   * and for an entry that inherits from one not read yet, which it postpones. Throws when the text does not parse.
   */
  read(record: RecordText): BibtexEntry[] {
    const entries = this.#parser.parse(record.text);
    for (const entry of entries) this.#bibtexInheritance.add(entry);
    if (this.#postponed !== undefined && !entries.every(entry => this.#bibtexInheritance.isComplete(entry))) {
      this.#postponed.push(record);
      return [];
    }
    return entries
      .filter(({ type }) => !noPaper.test(type))
      .map(entry => ({ key: entry.key, paper: this.#paper(entry) }));
  }

  /** Returns the postponed records; called at the end of the file to read them once more with what is known by then. */
  postponed(): readonly RecordText[] {
    const records = this.#postponed ?? [];
    this.#postponed = undefined;
    return records;
  }

  #paper(entry: RawEntry): Paper {
    const fields = this.#bibtexInheritance.fieldsOf(entry);
    const first = (read: (value: string) => string, names: readonly string[]): string | undefined =>
      names.map(name => read(fields.get(name) ?? '')).find(value => value !== '');
    const text = (...names: readonly string[]): string | undefined => first(latexToText, names);
    const address = (...names: readonly string[]): string | undefined => first(latexToAddress, names);
    const isArxiv = /arxiv/i.test(text('archiveprefix', 'eprinttype') ?? '');
    const eprint = address('eprint');
    const arxivClass = address('primaryclass', 'eprintclass');
    const journal = first(
      value => journalOfMacro(value) ?? latexToText(value),
      ['journal', 'journaltitle', 'booktitle', 'publisher'],
    );
    const names = [
      isArxiv ? eprint : undefined,
      // Mendeley writes `eprint = {0309136}, primaryClass = {math}`.
      isArxiv ? `${arxivClass ?? ''}/${eprint ?? ''}` : undefined,
      address('arxivid', 'arxiv'),
      eprint,
      // INSPIRE writes the erratum's DOI behind the paper's.
      address('doi')
        ?.replace(/\s+/g, '')
        .replace(/[,;](?=10\.\d{4}).*/, ''),
      // Mendeley writes several links into one field.
      ...`${address('url') ?? ''} ${address('howpublished') ?? ''}`.split(/\s+/),
      address('howpublished'),
      address('note'),
      journal,
      // DBLP writes `journal = {CoRR}, volume = {abs/2306.03089}`.
      address('volume')?.replace(/^abs\//, ''),
      // ACM's and Springer's keys are DOIs, sometimes the only ones; 10.5555 stands for none.
      /^10\.(?!5555\/)/.test(entry.key) ? entry.key : undefined,
    ];
    return paperFromDraft(
      {
        names,
        title: withSubtitle(text('title'), text('subtitle')),
        abstract: text('abstract'),
        authors: parseBibtexNames(fields.get('author') ?? fields.get('editor') ?? ''),
        published: published(text('date') ?? '', text('year') ?? '', text('month') ?? '', text('day') ?? ''),
        venue: journal,
        keywords: text('keywords')?.split(/\s*[,;]\s*/),
        categories: text('primaryclass')?.split(/\s+/),
      },
      this.#source,
    );
  }
}

/** Joins the two parts that BibLaTeX has of a title, unless the first has the second already. */
function withSubtitle(title: string | undefined, subtitle = ''): string | undefined {
  if (title === undefined || subtitle === '' || title.endsWith(subtitle)) return title;
  return `${title}${/\p{P}$/u.test(title) ? '' : ':'} ${subtitle}`;
}

/**
 * Returns the known part of the date. `year = {2012-05-12}` is a day, `year = {2010/11}` two years, and `month = dec
 * # "~24"` a day.
 */
function published(date: string, years: string, month: string, day: string): string {
  const [, year, next] = /^\D*(\d{4})\s*\/\s*(\d\d)\D*$/.exec(years) ?? [];
  const isSpan = year !== undefined && (Number(year) + 1) % 100 === Number(next);
  const known = parseWordedDate(date) || (isSpan ? year : parseWordedDate(years));
  if (known.length > 'YYYY'.length) return known;
  const [named] = /[A-Za-z]{3,}/.exec(month) ?? [];
  const days = named === undefined ? [] : (month.match(/\b\d{1,2}\b/g) ?? []);
  return partialDate(known, named ?? month, day || (days.length === 1 ? days[0] : ''));
}
