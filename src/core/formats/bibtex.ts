// BibTeX and BibLaTeX: the entries of a file as papers, one at a time, so that a broken one costs itself alone.
import type { RecordText } from '../base/recordSplitter.ts';
import type { Paper } from '../papers/paper.ts';
import { latexToAddress, latexToText } from '../text/latex.ts';
import { BibtexInheritance } from './bibtexInheritance.ts';
import { BibtexParser, type RawEntry } from './bibtexParser.ts';
import { paperFromDraft } from './paperDraft.ts';
import { parseWordedDate, partialDate } from './partialDate.ts';
import { parseBibtexNames } from './personNames.ts';

/** What holds fields for other entries, or names of them. */
const noPaper = /^(?:xdata|set)$/;

export interface BibtexEntry {
  /** Empty when it has none. */
  readonly key: string;
  readonly paper: Paper;
}

/** Reads the entries of one file in their order. */
export class BibtexReader {
  readonly #source: string;
  readonly #parser = new BibtexParser();
  readonly #bibtexInheritance = new BibtexInheritance();
  #postponed: RecordText[] | undefined = [];

  constructor(source: string) {
    this.#source = source;
  }

  /**
   * What a text that begins with an entry holds, mostly one; nothing for `@string` and the like, and for an entry that takes
   * over fields of one that may still come. Throws when it does not parse.
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

  /** At the end of the file: what to read once more, now that nothing will come that it could wait for. */
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
    const journal = text('journal', 'journaltitle', 'booktitle', 'publisher');
    const names = [
      isArxiv ? eprint : undefined,
      address('arxivid', 'arxiv'),
      eprint,
      address('doi')?.replace(/\s+/g, ''),
      address('url'),
      address('howpublished'),
      address('note'),
      journal,
      // DBLP: journal = {CoRR}, volume = {abs/2306.03089}.
      address('volume')?.replace(/^abs\//, ''),
    ];
    return paperFromDraft(
      {
        names,
        title: text('title'),
        abstract: text('abstract'),
        authors: parseBibtexNames(fields.get('author') ?? fields.get('editor') ?? ''),
        published: published(text('date') ?? '', text('year') ?? '', text('month') ?? '', text('day') ?? ''),
        venue: journal === undefined || /\barxiv\b|^CoRR$/i.test(journal) ? undefined : journal,
        keywords: text('keywords')?.split(/\s*[,;]\s*/),
        categories: text('primaryclass')?.split(/\s+/),
      },
      this.#source,
    );
  }
}

/** As far as it is known. `year = {2012-05-12}` is a day, `year = {2010/11}` two years, `month = dec # "~24"` a day. */
function published(date: string, years: string, month: string, day: string): string {
  const [, year, next] = /^\D*(\d{4})\s*\/\s*(\d\d)\D*$/.exec(years) ?? [];
  const isSpan = year !== undefined && (Number(year) + 1) % 100 === Number(next);
  const known = parseWordedDate(date) || (isSpan ? year : parseWordedDate(years));
  if (known.length > 'YYYY'.length) return known;
  const [named] = /[A-Za-z]{3,}/.exec(month) ?? [];
  const days = named === undefined ? [] : (month.match(/\b\d{1,2}\b/g) ?? []);
  return partialDate(known, named ?? month, day || (days.length === 1 ? days[0] : ''));
}
