// The paper of the active abstract panel. Used by commands that are called without a paper.
import type { PaperId } from '../core/papers/paper.ts';

export class ActivePaper {
  #read: () => PaperId | undefined = () => undefined;

  /** Id of the paper; undefined while another editor is active. */
  get id(): PaperId | undefined {
    return this.#read();
  }

  /** Sets the function that returns the current paper. */
  setReader(read: () => PaperId | undefined): void {
    this.#read = read;
  }
}
