// Saves the note that is written on the abstract page, as it is typed.
import * as vscode from 'vscode';
import type { Log } from '../../core/base/ports.ts';
import type { Paper } from '../../core/papers/paper.ts';
import { mergeNotes, withQuotation } from '../../core/readingList/mergeNotes.ts';
import type { ReadingList } from '../../core/readingList/readingList.ts';
import { beforeClosing } from '../../platform/closing.ts';
import { DelayedCall } from '../../platform/delayedCall.ts';
import { saveNote } from '../../platform/saveNote.ts';

interface Draft {
  readonly paper: Paper;
  readonly text: string;
  /** The text that this one is a later version of. */
  readonly base: string;
}

/** Milliseconds without a key after which the note is saved. */
const saveDelay = 500;

export class NoteWriter implements vscode.Disposable {
  readonly #list: Pick<ReadingList, 'open' | 'of' | 'get' | 'mark'>;
  readonly #log: Log;
  readonly #closing = beforeClosing(() => this.flush());
  #draft: Draft | undefined;
  #saving: Promise<void> = Promise.resolve();
  readonly #later = new DelayedCall(() => this.flush(), saveDelay);

  constructor(list: Pick<ReadingList, 'open' | 'of' | 'get' | 'mark'>, log: Log) {
    this.#list = list;
    this.#log = log;
  }

  /** Saves the text soon. A draft that it does not continue, such as another paper's, is saved at once. */
  write(draft: Draft): void {
    const pending = this.#draft;
    if (pending !== undefined && (pending.paper.id !== draft.paper.id || pending.text !== draft.base))
      void this.flush();
    this.#draft = { ...draft, base: this.#draft?.base ?? draft.base };
    this.#later.restart();
  }

  /** Adds selected text of the page to the end of the note. */
  async quote(paper: Paper, quotation: string): Promise<void> {
    await this.flush();
    await this.#save(paper, saved => withQuotation(saved, quotation));
  }

  /** Saves the draft now; resolves when it is saved. */
  async flush(): Promise<void> {
    this.#later.cancel();
    const draft = this.#draft;
    this.#draft = undefined;
    if (draft === undefined) return;
    const { paper, base, text } = draft;
    await this.#save(paper, saved => mergeNotes(base, text, saved));
  }

  dispose(): void {
    this.#closing.dispose();
    void this.flush();
  }

  /** One after the other, because each changes what the next one finds. */
  #save(paper: Paper, change: (saved: string) => string): Promise<void> {
    this.#saving = this.#saving.then(() => this.#saveNow(paper, change));
    return this.#saving;
  }

  async #saveNow(paper: Paper, change: (saved: string) => string): Promise<void> {
    try {
      await this.#list.open();
      const entry = this.#list.of(paper);
      const note = change(entry?.note ?? '');
      if (note === (entry?.note ?? '')) return;
      const refusal = await saveNote(this.#list, entry?.id ?? paper.id, note, { isWriting: true });
      if (refusal !== undefined) void vscode.window.showErrorMessage(refusal);
    } catch (error) {
      this.#log.error(`The note could not be saved: ${String(error)}`);
    }
  }
}
