// A word as the analyser makes it.

/** A word of a token, and which of the token's parts it stands for: the parts from `from` up to, not with, `to`. */
export interface TokenWord {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Another word says the same parts more exactly, as `c++` does beside this `c`: it is found by this, but not asked for. */
  readonly isLoose?: boolean;
}
