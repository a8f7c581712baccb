// A search that is not for reading.

/** What a search is for, when it is not for reading. */
export interface Purpose {
  /** Called with the paper that is chosen. */
  readonly command: string;
  /** What it does with that paper: "Copy Citation". */
  readonly title: string;
  readonly placeholder: string;
}
