// Reads the linked files of this window: when the catalogue is first used, when a file changes, and when one is added.
import * as vscode from 'vscode';
import type { ComputedFiles } from '../../core/base/computedFiles.ts';
import type { Clock, Log } from '../../core/base/ports.ts';
import type { WorkProgress } from '../../core/base/workProgress.ts';
import { LinkedFiles } from '../../core/library/linkedFiles.ts';
import { ParsedFiles } from '../../core/library/parsedFiles.ts';
import type { Catalogue } from '../../core/papers/catalogue.ts';
import type { DetectedEncoding } from '../../platform/encoding.ts';
import { fileVersion, readFileChunks } from '../../platform/fileChunks.ts';
import { hostUtf8 as utf8 } from '../../platform/utf8.ts';
import type { FileLinks } from './fileLinks.ts';
import {
  problemsMessage,
  resultMessage,
  showNothingAdded,
  stoppedMessage,
  type FileReadResult,
} from './fileMessages.ts';
import { FileReadingProgress } from './fileReadingProgress.ts';
import { LinkedFileWatchers } from './linkedFileWatchers.ts';

interface LinkedFilesControllerDependencies {
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  /** Keeps the papers of large files between sessions. */
  readonly computed?: ComputedFiles;
  readonly log: Log;
  readonly links: FileLinks;
  /** Receives the number of papers read. */
  readonly work: WorkProgress;
}

export class LinkedFilesController implements vscode.Disposable {
  readonly #linked: LinkedFiles;
  readonly #links: FileLinks;
  readonly #log: Log;
  /** The encoding last reported to the user or the log, by file URI. */
  readonly #told = new Map<string, string>();
  readonly #watchers = new LinkedFileWatchers();
  readonly #status = new FileReadingProgress();
  readonly #progress: WorkProgress;
  #stop = new AbortController();
  #work: Promise<unknown> = Promise.resolve();
  #onParse: () => void = () => undefined;

  constructor({ links, work, ...dependencies }: LinkedFilesControllerDependencies) {
    this.#progress = work;
    const { clock, computed } = dependencies;
    const parsed = computed && new ParsedFiles({ computed, clock, utf8 });
    this.#linked = new LinkedFiles({ ...dependencies, ...(parsed && { parsed }) });
    this.#links = links;
    this.#log = dependencies.log;
    this.#watchers.onDidChange(uris => void this.#readAgain(uris));
  }

  /** Reads newly linked files and drops the papers of files that are no longer linked. */
  async update(): Promise<void> {
    const parsing = new Promise<void>(resolve => {
      this.#onParse = resolve;
    });
    const updating = this.#progress.during('reading', this.#update());
    await this.#progress.during('restoring', Promise.race([parsing, updating]));
    await updating;
  }

  async #update(): Promise<void> {
    await this.#inTurn(async () => {
      const links = this.#links.all();
      this.#watch();
      for (const uri of this.#linked.uris()) if (!links.has(uri)) await this.#linked.drop(uri);
    });
    await this.#read(() => {
      const read = new Set(this.#linked.uris());
      return [...this.#links.all()].flatMap(([key, { uri }]) => (read.has(key) ? [] : [uri]));
    });
  }

  /** Reads the files, or rereads linked ones, and links those that have papers. */
  async add(uris: readonly vscode.Uri[]): Promise<void> {
    const { files, wasStopped } = await this.#read(() => uris);
    for (const { uri, papers } of files)
      if (papers > 0) await this.#links.add(uri);
      else if (!this.#links.all().has(uri.toString()))
        await this.#inTurn(() => this.#linked.drop(uri.toString()));
    this.#watch();
    if (wasStopped || files.length === 0) return;
    this.#status.end(resultMessage(files), problemsMessage(files));
    if (files.every(({ papers }) => papers === 0)) void showNothingAdded(files);
  }

  async remove(uri: vscode.Uri): Promise<void> {
    await this.#links.remove(uri);
    await this.update();
  }

  /** Stops the current and the queued reads. Papers that are already in the catalogue stay. */
  cancel(): void {
    this.#stop.abort(new vscode.CancellationError());
    this.#stop = new AbortController();
  }

  dispose(): void {
    this.cancel();
    this.#watchers.dispose();
    this.#status.dispose();
  }

  /** Reports problems in the status bar. At the start of a session the Papers view reports them instead. */
  async #readAgain(uris: readonly vscode.Uri[]): Promise<void> {
    const { files } = await this.#read(() => uris.filter(uri => this.#links.all().has(uri.toString())));
    if (problemsMessage(files) !== '' || files.some(({ encoding }) => encoding !== undefined))
      this.#status.end(resultMessage(files), problemsMessage(files));
  }

  #watch(): void {
    this.#watchers.watch([...this.#links.all().values()].map(({ uri }) => uri));
  }

  /** Reads files one after the other. `files` has every file that was read, with or without failures. */
  #read(
    choose: () => readonly vscode.Uri[],
  ): Promise<{ files: readonly FileReadResult[]; wasStopped: boolean }> {
    const { signal } = this.#stop;
    const reading = this.#inTurn(async () => {
      const files: FileReadResult[] = [];
      const uris = choose();
      if (uris.length === 0) return { files, wasStopped: false };
      try {
        await this.#status.during(async () => {
          for (const uri of uris) files.push(await this.#readFile(uri, signal));
        });
      } catch (error) {
        if (!signal.aborted) throw error;
        this.#status.end(stoppedMessage(uris.map(uri => this.#links.nameOf(uri))));
      }
      return { files, wasStopped: signal.aborted };
    });
    return this.#progress.during('reading', reading);
  }

  async #readFile(uri: vscode.Uri, signal: AbortSignal): Promise<FileReadResult> {
    signal.throwIfAborted();
    const name = this.#links.nameOf(uri);
    const onProgress = (papers: number): void => {
      this.#status.count(name, papers);
      this.#progress.report({ work: 'reading', done: papers });
    };
    let told: DetectedEncoding | undefined;
    const onOther = (encoding: DetectedEncoding): void => {
      if (this.#told.get(uri.toString()) === encoding.label) return;
      this.#told.set(uri.toString(), encoding.label);
      this.#log.warn(
        `${name}: it is not ${encoding.isPartial ? 'all ' : ''}UTF-8, so read as ${encoding.label}.`,
      );
      told = encoding;
    };
    const { papers, failures, malformedCount } = await this.#linked.read(
      { uri: uri.toString(), name, version: await fileVersion(uri) },
      readFileChunks(uri, onOther),
      { signal, onProgress, onParse: this.#onParse },
    );
    return {
      uri,
      name,
      papers: papers.length,
      failures,
      malformedCount,
      ...(told === undefined ? {} : { encoding: told }),
    };
  }

  /** Runs tasks one after the other, because each may change the links that the next one sees. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#work.then(work);
    this.#work = result.catch(() => undefined);
    return result;
  }
}
