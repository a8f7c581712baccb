// Scans the workspace's files for mentions: all files once, in slices, then single files when they change. One scan waits for
// the one before, so that what was read last counts.
import * as vscode from 'vscode';
import type { Clock, Log } from '../../core/base/ports.ts';
import { citationSyntax } from '../../core/mentions/citationSyntax.ts';
import { findCitedKeys } from '../../core/mentions/citedKeys.ts';
import { findMentionsInFile, type MentionIndex } from '../../core/mentions/mentionIndex.ts';
import type { TitleChange, TitleIndexer } from '../../core/mentions/titles/titleIndexer.ts';
import { findTitlesInFile, type TitlesInFile } from '../../core/mentions/titles/titlesInFile.ts';
import { excludedFiles } from '../../platform/excludedFiles.ts';

/** Maximum size of a file, in bytes; larger files are data. */
const maxBytes = 1_000_000;
/** The same for documents that people write: a thesis can be one file. */
const maxDocumentBytes = 16_000_000;
const writtenByPeople: ReadonlySet<unknown> = new Set(['latex', 'restructuredtext', 'typst', 'org']);
/** Maximum number of files in a scan. */
const maxFiles = 20_000;
export const concurrentReads = 64;
/** Extensions of binary and generated files. */
const binaryExtensions =
  /\.(?:png|jpe?g|gif|webp|ico|bmp|svgz?|pdf|zip|gz|tgz|bz2|xz|7z|jar|whl|exe|dll|so|dylib|a|o|class|pyc|wasm|woff2?|ttf|otf|eot|mp[34]|wav|ogg|mov|avi|npy|npz|pt|pth|onnx|safetensors|parquet|db|sqlite|lock|map)$/i;

interface ScanResult {
  readonly files: number;
  /** True when the workspace has more than `maxFiles` files. */
  readonly isTruncated: boolean;
}

export class WorkspaceScanner {
  readonly #index: MentionIndex;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #titles: Pick<TitleIndexer, 'index' | 'changeCount'> | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    index: MentionIndex,
    clock: Clock,
    log: Log,
    titles?: Pick<TitleIndexer, 'index' | 'changeCount'>,
  ) {
    this.#index = index;
    this.#clock = clock;
    this.#log = log;
    this.#titles = titles;
  }

  /** Scans all files. Rejects with the signal's reason on cancellation and keeps the mentions found so far. */
  scanAll(signal: AbortSignal, onProgress: (done: number, total: number) => void): Promise<ScanResult> {
    return this.#afterLast(() => this.#scanAll(signal, onProgress));
  }

  /** Rescans files and folders that changed or were deleted. */
  rescan(uris: readonly vscode.Uri[]): Promise<void> {
    return this.#afterLast(async () => {
      for (const uri of uris) await this.#rescanOne(uri);
    });
  }

  /** Reads the files again that a change of the papers' titles concerns. */
  readAgain(change: TitleChange): Promise<void> {
    return this.#afterLast(async () => {
      for (const file of await this.#index.filesToRead(change, this.#clock))
        await this.#read(vscode.Uri.parse(file, true));
    });
  }

  #afterLast<T>(scan: () => Promise<T>): Promise<T> {
    const scanning = this.#last.then(scan);
    this.#last = scanning.catch(() => undefined);
    return scanning;
  }

  async #scanAll(
    signal: AbortSignal,
    onProgress: (done: number, total: number) => void,
  ): Promise<ScanResult> {
    signal.throwIfAborted();
    const uris = await vscode.workspace.findFiles('**/*', excludedFiles(), maxFiles + 1);
    signal.throwIfAborted();
    const files = uris.slice(0, maxFiles).filter(({ path }) => !binaryExtensions.test(path));
    const names = new Set(files.map(String));
    for (const file of this.#index.knownFiles()) if (!names.has(file)) this.#index.drop(file);
    let [next, done] = [0, 0];
    const worker = async (): Promise<void> => {
      for (let uri = files[next++]; uri !== undefined; uri = files[next++]) {
        await this.#read(uri, signal);
        signal.throwIfAborted();
        onProgress(++done, files.length);
      }
    };
    await Promise.all(Array.from({ length: concurrentReads }, worker));
    return { files: files.length, isTruncated: uris.length > maxFiles };
  }

  async #rescanOne(uri: vscode.Uri): Promise<void> {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    if (folder === undefined || binaryExtensions.test(uri.path)) return;
    const path = uri.path.slice(folder.uri.path.length + 1).replace(/[[\]{}*?!]/g, '?');
    const pattern = new vscode.RelativePattern(folder, `{${path},${path}/**}`);
    const found = await vscode.workspace.findFiles(pattern, excludedFiles(), maxFiles);
    const names = new Set(found.map(String));
    for (const file of this.#index.filesIn(uri.toString())) if (!names.has(file)) this.#index.drop(file);
    for (const file of found) if (isIn(file, uri)) await this.#read(file);
  }

  async #read(uri: vscode.Uri, signal?: AbortSignal): Promise<void> {
    const file = uri.toString();
    try {
      const bytes = await vscode.workspace.fs.readFile(uri);
      const most = writtenByPeople.has(citationSyntax(uri.path)) ? maxDocumentBytes : maxBytes;
      const isData = bytes.length > most || bytes.subarray(0, 1000).includes(0);
      // It may have been text when it was last read.
      if (isData) {
        this.#index.drop(file);
        return;
      }
      const text = new TextDecoder().decode(bytes);
      const mentions = await findMentionsInFile(file, text, this.#clock, signal);
      const keys = await findCitedKeys(file, text, this.#clock, signal);
      const titles = await this.#findTitles(file, text, signal);
      this.#index.put(file, [...mentions, ...(titles?.mentions ?? [])], keys, titles?.starts);
    } catch (error) {
      signal?.throwIfAborted();
      this.#index.drop(file);
      this.#log.info(`${file} could not be looked through: ${String(error)}`);
    }
  }

  async #findTitles(file: string, text: string, signal?: AbortSignal): Promise<TitlesInFile | undefined> {
    const titles = this.#titles;
    if (titles === undefined) return undefined;
    for (;;) {
      const { changeCount } = titles;
      const found = await findTitlesInFile(file, text, await titles.index(), this.#clock, { signal });
      // Nobody asks for this file again when papers changed before it was kept.
      if (changeCount === titles.changeCount) return found;
    }
  }
}

/** Filters the matches: the pattern replaces glob characters by `?` and so matches other files, too. */
const isIn = (file: vscode.Uri, uri: vscode.Uri): boolean =>
  file.path === uri.path || file.path.startsWith(`${uri.path}/`);
