// Nodes of the Papers view. A group sorts its papers when first opened, and shows them page by page.
import type { PaperGroup } from '../../core/papers/grouping.ts';
import type { Paper, PaperId } from '../../core/papers/paper.ts';

/** Number of rows that a group shows at first, and that "Show More" adds. */
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

/** The "Show More" row of a group. */
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
  /** Expanded from the start. Such a node has another id, because VS Code keeps the state of an id it knows. */
  readonly isOpen: boolean;
  readonly #sort: (papers: readonly Paper[]) => Promise<readonly Paper[]>;
  readonly #nodes = new Map<Paper, PaperNode>();
  readonly #more = new MoreNode(this);
  #sorted: Promise<readonly Paper[]> | undefined;
  /** Number of papers shown, from the first. */
  shown: number;
  /** A revealed paper further down, shown without all the rows above it. */
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

  /** Number of papers not shown. */
  get hidden(): number {
    return Math.max(0, this.group.papers.length - this.shown);
  }

  /** Returns the papers in the order of their rows, shown or not. */
  async ids(): Promise<readonly PaperId[]> {
    return (await this.#papers()).map(({ id }) => id);
  }

  async children(): Promise<(PaperNode | MoreNode)[]> {
    const sorted = await this.#papers();
    const shown = sorted.slice(0, this.shown);
    if (this.#revealed !== undefined && !shown.includes(this.#revealed)) shown.push(this.#revealed);
    const rows = shown.map(paper => this.#node(paper));
    return this.hidden === 0 ? rows : [...rows, this.#more];
  }

  /** Shows another page and returns its first row. */
  async showMore(): Promise<PaperNode | undefined> {
    const first = (await this.#papers())[this.shown];
    this.shown += pageSize;
    return first === undefined ? undefined : this.#node(first);
  }

  /** Returns the row of a paper and shows it from now on; `isAdded` is true if it was not shown before. */
  async reveal(paper: Paper): Promise<{ node: PaperNode; isAdded: boolean }> {
    const isAdded = (await this.#papers()).indexOf(paper) >= this.shown && paper !== this.#revealed;
    if (isAdded) this.#revealed = paper;
    return { node: this.#node(paper), isAdded };
  }

  /** Returns the rows of the given papers, if they have been shown. */
  rowsOf(ids: ReadonlySet<PaperId>): PaperNode[] {
    return [...this.#nodes.values()].filter(({ paper: { id, aliases = [] } }) =>
      [id, ...aliases].some(name => ids.has(name)),
    );
  }

  #papers(): Promise<readonly Paper[]> {
    this.#sorted ??= this.#sort(this.group.papers);
    return this.#sorted;
  }

  /** Returns the same object for the same paper; VS Code identifies rows by object. */
  #node(paper: Paper): PaperNode {
    const node = this.#nodes.get(paper) ?? new PaperNode(paper, this);
    this.#nodes.set(paper, node);
    return node;
  }
}
