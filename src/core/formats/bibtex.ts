// BibTeX and BibLaTeX entries, read by Citation.js one at a time so that a broken one costs itself alone.
import { parse as parseEntries } from '@citation-js/plugin-bibtex/lib/input/file.js';
import { parse as parseValue } from '@citation-js/plugin-bibtex/lib/input/value.js';
import type { Paper } from '../paper.ts';
import { dateOf, knownDate } from './dates.ts';
import { paperFrom } from './draft.ts';

/** An entry begins a line; only then can the entries after a brace that was never closed be found. */
export const entryStart = /^\s*@\s*[A-Za-z]+\s*[({]/;

const head = /^\s*@\s*([A-Za-z]+)\s*[({]\s*([^,\s}=]*)/;
/** A name where a value may stand: `journal = cvpr # " 2020"`. */
const macro = /[=#]\s*([A-Za-z_][\w:+-]*)/g;
/** What Citation.js writes for TeX's styles. */
const markup = /<\/?(?:i|b|sup|sub|span)(?: [^>]*)?>/g;

/** The key of an entry, for people; empty when it has none. */
export function entryKey(text: string): string {
  return head.exec(text)?.[2] ?? '';
}

export interface BibtexEntry {
  readonly key: string;
  readonly paper: Paper;
}

/** Reads the entries of one file in their order: what `@string` defines holds for those after it. */
export class BibtexReader {
  readonly #source: string;
  readonly #strings = new Map<string, string>();

  constructor(source: string) {
    this.#source = source;
  }

  /** The papers of a text that begins with an entry, as `readEntries` has them. */
  read(text: string): Paper[] {
    return this.readEntries(text).map(({ paper }) => paper);
  }

  /** What a text that begins with an entry holds, mostly one; nothing for `@string` and the like. Throws when it does not parse. */
  readEntries(text: string): BibtexEntry[] {
    const [, type = '', name = ''] = head.exec(text) ?? [];
    switch (type.toLowerCase()) {
      case 'comment':
      case 'preamble':
        return [];
      case 'string':
        parseEntries(text);
        this.#strings.set(name.toLowerCase(), text);
        return [];
      default:
        return parseEntries(this.#definitionsFor(text) + text).map(({ label, properties }) => ({
          key: label,
          paper: this.#paper(properties),
        }));
    }
  }

  /** The definitions that the text needs, and those that these need, in the order in which they can be read. */
  #definitionsFor(text: string, asked = new Set<string>()): string {
    if (this.#strings.size === 0) return '';
    let definitions = '';
    for (const [, name = ''] of text.matchAll(macro)) {
      const definition = this.#strings.get(name.toLowerCase());
      if (definition === undefined || asked.has(name.toLowerCase())) continue;
      asked.add(name.toLowerCase());
      definitions += `${this.#definitionsFor(definition, asked)}${definition}\n`;
    }
    return definitions;
  }

  #paper(fields: Readonly<Record<string, string | number>>): Paper {
    const text = (...names: readonly string[]): string | undefined =>
      names.map(name => plainValue(fields, name)).find(value => value !== '');
    const { date = '', year = '', month = '', day = '' } = fields;
    const isArxiv = /arxiv/i.test(text('archiveprefix', 'eprinttype') ?? '');
    const eprint = text('eprint');
    const journal = text('journal', 'journaltitle', 'booktitle', 'publisher');
    const volume = text('volume');
    const names = [
      isArxiv ? eprint : undefined,
      text('arxivid', 'arxiv'),
      eprint,
      text('doi'),
      text('url', 'howpublished'),
      text('note'),
      journal,
      // DBLP: journal = {CoRR}, volume = {abs/2306.03089}.
      volume?.replace(/^abs\//, ''),
    ];
    return paperFrom(
      {
        names,
        title: text('title'),
        abstract: text('abstract'),
        authors: namesIn(fields['author'] ?? fields['editor']),
        published: knownDate(String(date)) || dateOf(knownDate(String(year)), String(month), String(day)),
        venue: journal === undefined || /\barxiv\b|^CoRR$/i.test(journal) ? undefined : journal,
        keywords: text('keywords')?.split(/\s*[,;]\s*/),
        categories: text('primaryclass')?.split(/\s+/),
      },
      this.#source,
    );
  }
}

function namesIn(value: string | number | undefined): string[] {
  const text = String(value ?? '');
  try {
    const names = parseValue(text, 'author');
    if (typeof names === 'string') return [names];
    return names
      .map(name =>
        typeof name === 'string'
          ? name
          : [name.given, name.prefix, name.family, name.suffix].filter(Boolean).join(' '),
      )
      .map(composed)
      .filter(name => name !== 'others');
  } catch {
    return text.split(/\s+and\s+/).map(withoutTex);
  }
}

/** The field as text; a value that Citation.js cannot read, such as one with a single dollar, loses its TeX instead. */
function plainValue(fields: Readonly<Record<string, string | number>>, name: string): string {
  const text = String(fields[name] ?? '');
  if (text === '') return '';
  try {
    const value = parseValue(text, name);
    return composed(
      typeof value === 'string' ? value : value.filter(item => typeof item === 'string').join(', '),
    );
  } catch {
    return withoutTex(text);
  }
}

/** Without styles; `\LaTeX` stays as its name, and a dotless i under an accent is an i. */
function composed(text: string): string {
  return text
    .replace(markup, '')
    .replace(/\\(?=[A-Za-z])/g, '')
    .replace(/ı(?=\p{M})/gu, 'i')
    .normalize('NFC')
    .trim();
}

function withoutTex(text: string): string {
  return text.replace(/\\(?=[&%$#_{}])|[{}]/g, '').trim();
}
