// A paper of a large file, as it was kept in an earlier session. What few places ask for stays in the bytes of what was kept until
// it is asked for: abstracts and authors of 73,000 papers are 500,000 strings, which each collection of garbage would walk.
import type { Paper } from './paper.ts';

/** Of the fields that are always there, those that are no list. */
type PaperHead = readonly [id: string, title: string, published: string, theme: string, comments: number];
/** What was kept of some papers, each with its place. */
interface PaperBlock {
  readonly details: (place: number) => Readonly<Record<string, unknown>>;
  /** The identity keys of each paper, but for its id. */
  readonly otherKeys: readonly (readonly string[])[];
  /** The `paperHash` of each paper. */
  readonly hashes: Float64Array;
}

/** Has the same own fields as the record that was kept, so that it can be copied, compared and written in the same ways. */
export class KeptPaper implements Paper {
  readonly id: Paper['id'];
  readonly title: Paper['title'];
  readonly published: Paper['published'];
  readonly theme: Paper['theme'];
  readonly sources: Paper['sources'];
  readonly comments: Paper['comments'];
  declare readonly abstract: Paper['abstract'];
  declare readonly authors: Paper['authors'];
  readonly #block: PaperBlock;
  readonly #place: number;

  /** `fields`: the details that the paper has. */
  constructor(
    [id, title, published, theme, comments]: readonly [...PaperHead, ...unknown[]],
    sources: Paper['sources'],
    fields: readonly string[],
    block: PaperBlock,
    place: number,
  ) {
    this.id = id;
    this.title = title;
    this.published = published;
    this.theme = theme;
    this.sources = sources;
    this.comments = comments;
    this.#block = block;
    this.#place = place;
    for (const field of fields) Object.defineProperty(this, field, KeptPaper.#accessor(field));
  }

  get identityKeys(): readonly string[] {
    return [this.id, ...(this.#block.otherKeys[this.#place] ?? [])];
  }

  get hash(): number {
    return this.#block.hashes[this.#place] ?? NaN;
  }

  static readonly #accessors = new Map<string, PropertyDescriptor>();

  /** One for all papers: V8 then gives them one hidden class. */
  static #accessor(field: string): PropertyDescriptor {
    const known = KeptPaper.#accessors.get(field);
    if (known !== undefined) return known;
    const accessor: PropertyDescriptor & ThisType<KeptPaper> = {
      enumerable: true,
      get() {
        return this.#block.details(this.#place)[field];
      },
    };
    KeptPaper.#accessors.set(field, accessor);
    return accessor;
  }
}
