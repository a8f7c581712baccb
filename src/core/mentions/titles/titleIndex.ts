// Index over the titles of papers, those of the catalogue and those of the workspace's bibliographies.
import { ensureCapacity } from '../../base/ensureCapacity.ts';
import type { Clock } from '../../base/ports.ts';
import { forEachInSlices } from '../../base/slices.ts';
import { StringTable } from '../../base/stringTable.ts';
import { displayTitle } from '../../papers/displayText.ts';
import type { Paper, PaperId } from '../../papers/paper.ts';
import { Letters } from './letters.ts';
import { titleForms } from './titleForms.ts';
import { hashedLetters, TitleTable, type FormMatch } from './titleTable.ts';

/** A title, or a part of one that can stand for it, in a text. */
export interface TitleMatch extends FormMatch {
  readonly paper: Paper;
  /** Whether the paper is an entry of a bibliography and not of the catalogue. */
  readonly isEntry: boolean;
}

export class TitleIndex {
  readonly #table = new TitleTable();
  readonly #ordinals = new StringTable();
  readonly #papers: (Paper | undefined)[] = [];
  #isEntry = new Uint8Array(1024);
  /** The round in which each paper was put last. */
  #rounds = new Uint32Array(1024);
  #round = 1;
  #count = 0;
  readonly #letters = new Letters();

  /** Number of papers. */
  get count(): number {
    return this.#count;
  }

  /** Whether more was removed than is there, so that a new index is smaller. */
  get isWorn(): boolean {
    return this.#papers.length > 1000 + 2 * this.#count;
  }

  /**
   * Adds a paper of the catalogue or, with `isEntry`, of a bibliography; of the same record the catalogue's stays. Returns
   * the hashes of what is to be found from now on.
   */
  put(paper: Paper, isEntry = false): readonly number[] {
    const ordinal = this.#ordinals.getOrAdd(`${paper.id} ${paper.title}`);
    const isNew = ordinal === this.#papers.length;
    this.#rounds = ensureCapacity(this.#rounds, ordinal);
    this.#isEntry = ensureCapacity(this.#isEntry, ordinal);
    const before = this.#papers[ordinal];
    if (isEntry && this.#rounds[ordinal] === this.#round) return [];
    this.#rounds[ordinal] = this.#round;
    this.#isEntry[ordinal] = Number(isEntry);
    this.#papers[ordinal] = paper;
    if (before !== undefined) return [];
    this.#count++;
    if (isNew) {
      const title = displayTitle(paper);
      this.#letters.read(title);
      this.#table.add(ordinal, this.#letters, titleForms(title, this.#letters, hashedLetters));
    }
    return this.#table.hashesOf(ordinal);
  }

  /** Begins a round: at its end, `sweep` removes what was not put in it. */
  beginRound(): void {
    this.#round++;
  }

  /** Removes the papers that were not put in this round, in slices, and returns their ids. */
  async sweep(clock: Clock): Promise<ReadonlySet<PaperId>> {
    const removed = new Set<PaperId>();
    await forEachInSlices(Array.from(this.#papers.keys()), clock, ordinal => {
      const paper = this.#papers[ordinal];
      if (paper === undefined || this.#rounds[ordinal] === this.#round) return;
      removed.add(paper.id);
      this.#papers[ordinal] = undefined;
      this.#count--;
    });
    return removed;
  }

  /** As `TitleTable.find`, with the papers. */
  find(
    letters: Letters,
    end: number,
    onTitle: (match: TitleMatch) => void,
    onStart: (hash: number, offset: number, last: number) => void,
  ): void {
    const onForm = (match: FormMatch): void => {
      const paper = this.#papers[match.title];
      if (paper !== undefined) onTitle({ ...match, paper, isEntry: this.#isEntry[match.title] === 1 });
    };
    this.#table.find(letters, end, onForm, onStart);
  }
}
