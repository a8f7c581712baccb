// Purpose of a search whose result is passed to a command instead of being opened.

/** Describes the command that receives the chosen paper. */
export interface Purpose {
  /** Called with the id of the chosen paper. */
  readonly command: string;
  /** What it does with that paper: "Copy Citation". */
  readonly title: string;
  readonly placeholder: string;
}
