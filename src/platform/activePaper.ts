// The paper whose abstract is the active editor: what a command is about when it is called without a paper.
import type { PaperId } from '../core/papers/paper.ts';

export class ActivePaper {
  #read: () => PaperId | undefined = () => undefined;

  /** Undefined while another editor is active. */
  get id(): PaperId | undefined {
    return this.#read();
  }

  /** Tells from now on which it is. */
  setReader(read: () => PaperId | undefined): void {
    this.#read = read;
  }
}
