// The list that a paper is opened from: a group of a view, search results, the papers related to code.
import type { Paper, PaperId } from './paper.ts';

export interface PaperList {
  /** Localised, for display. */
  readonly title: string;
  readonly ids: () => readonly PaperId[] | Promise<readonly PaperId[]>;
  /** Returns why a paper is in the list; absent if the list has no reasons. */
  readonly because?: (paper: Paper) => Because | undefined;
}

export interface Because {
  /** The strongest first. */
  readonly reasons: readonly Reason[];
  /** The words of the paper that led to it, as written there. */
  readonly words: readonly string[];
}

export interface Reason {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  /** Shows the reason's line of code; absent if it has none. */
  readonly run?: (() => unknown) | undefined;
}
