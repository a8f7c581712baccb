// A group's rows in the Papers view: sorted when it is first opened, and shown some at a time.
import type { PaperGroup } from '../../core/papers/grouping.ts';
import type { Paper, PaperId } from '../../core/papers/paper.ts';

/** Rows that a group shows at first, and as many more each time. */
export const pageSize = 200;

export class PaperNode {
  readonly kind = 'paper';
  readonly paper: Paper;
  readonly parent: GroupNode;

  constructor(paper: Paper, parent: GroupNode) {
    this.paper = paper;
    this.parent = parent;
  }
}

/** The row that shows more of its group. */
export class MoreNode {
  readonly kind = 'more';
  readonly parent: GroupNode;

  constructor(parent: GroupNode) {
    this.parent = parent;
  }
}

export class GroupNode {
  readonly kind = 'group';
  readonly group: PaperGroup;
  /** Opened from the start; such a row has an id of its own, or VS Code would leave it as it was. */
  readonly isOpen: boolean;
  readonly #sort: (papers: readonly Paper[]) => Promise<readonly Paper[]>;
  readonly #nodes = new Map<Paper, PaperNode>();
  readonly #more = new MoreNode(this);
  #sorted: Promise<readonly Paper[]> | undefined;
  /** How many papers are shown, from the first. */
  shown: number;
  /** One further down that was asked for: all above it would be too many rows. */
  #revealed: Paper | undefined;

  constructor(
    group: PaperGroup,
    sort: (papers: readonly Paper[]) => Promise<readonly Paper[]>,
    { shown = pageSize, isOpen = false }: { shown?: number | undefined; isOpen?: boolean },
  ) {
    this.group = group;
    this.#sort = sort;
    this.shown = shown;
    this.isOpen = isOpen;
  }

  get id(): string {
    return this.isOpen ? `open:${this.group.id}` : this.group.id;
  }

  /** How many papers "Show More" stands for. */
  get hidden(): number {
    return Math.max(0, this.group.papers.length - this.shown);
  }

  async children(): Promise<(PaperNode | MoreNode)[]> {
    const sorted = await this.#papers();
    const shown = sorted.slice(0, this.shown);
    if (this.#revealed !== undefined && !shown.includes(this.#revealed)) shown.push(this.#revealed);
    const rows = shown.map(paper => this.#node(paper));
    return this.hidden === 0 ? rows : [...rows, this.#more];
  }

  /** Shows more; gives the first of them. */
  async showMore(): Promise<PaperNode | undefined> {
    const first = (await this.#papers())[this.shown];
    this.shown += pageSize;
    return first === undefined ? undefined : this.#node(first);
  }

  /** The row of one of its papers, shown from now on. `isAdded` when it was not. */
  async reveal(paper: Paper): Promise<{ node: PaperNode; isAdded: boolean }> {
    const isAdded = (await this.#papers()).indexOf(paper) >= this.shown && paper !== this.#revealed;
    if (isAdded) this.#revealed = paper;
    return { node: this.#node(paper), isAdded };
  }

  /** As far as they have been shown. */
  rowsOf(ids: ReadonlySet<PaperId>): PaperNode[] {
    return [...this.#nodes.values()].filter(({ paper: { id, aliases = [] } }) =>
      [id, ...aliases].some(name => ids.has(name)),
    );
  }

  #papers(): Promise<readonly Paper[]> {
    this.#sorted ??= this.#sort(this.group.papers);
    return this.#sorted;
  }

  /** The same object for the same row, by which VS Code knows it. */
  #node(paper: Paper): PaperNode {
    const node = this.#nodes.get(paper) ?? new PaperNode(paper, this);
    this.#nodes.set(paper, node);
    return node;
  }
}
