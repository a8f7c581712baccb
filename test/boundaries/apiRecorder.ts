// Watches what the code in this bundle does with VS Code's API, which VS Code leaves open to be patched while tests run:
// what it has not disposed of, what is still reachable, which files it reads and writes, and what it asks of the network.
import * as vscode from 'vscode';

type AnyFunction = (...args: unknown[]) => unknown;

interface FileOperation {
  readonly operation: string;
  /** `file:` and other URIs; a search names its pattern. */
  readonly target: string;
}

/** Whose disposables are counted. */
const spaces = {
  commands: vscode.commands,
  languages: vscode.languages,
  lm: vscode.lm,
  window: vscode.window,
  workspace: vscode.workspace,
};

export class ApiRecorder {
  readonly files: FileOperation[] = [];
  readonly requests: string[] = [];
  /** Lines of the log, and what messages and views say. */
  readonly said: string[] = [];
  /** Where requests are sent; others are recorded and fail. */
  service: string | undefined;
  /** Functions whose results cannot be watched. */
  readonly unwatched = new Set<string>();
  readonly #live = new Map<string, number>();
  readonly #made = new Map<string, WeakRef<object>[]>();
  readonly #timers = new Map<unknown, () => void>();
  #log: unknown;

  /** `bundle` is the name of this file, as a stack trace has it. */
  constructor(bundle: string) {
    for (const [space, api] of Object.entries(spaces))
      for (const name of Object.keys(api))
        if (/^on(?:Did|Will)/.test(name)) this.#watchEvent(api, name, `${space}.${name}`);
        else if (/^(?:create|register)/.test(name)) this.#watchMaker(api, name, `${space}.${name}`);
    this.#watchFiles();
    this.#watchTimers(bundle);
    this.#watchMessages();
    const send = globalThis.fetch;
    globalThis.fetch = (request, init) => {
      const url = request instanceof Request ? request.url : String(request);
      if (this.service !== undefined && url.startsWith(`${this.service}/`)) return send(request, init);
      this.requests.push(url);
      return Promise.reject(new Error('No connection was asked for.'));
    };
  }

  /** What is not disposed of, by the function that made it, and the timers that wait, by the function that set them. */
  get live(): Record<string, number> {
    return Object.fromEntries([...this.#live].filter(([, count]) => count > 0).sort());
  }

  /** Remembers an object without keeping it. */
  track(kind: string, made: object): void {
    this.#made.set(kind, [...(this.#made.get(kind) ?? []), new WeakRef(made)]);
  }

  /** How many tracked objects are still reachable, by kind. Only after a collection of garbage. */
  reachable(kind: string): number {
    return (this.#made.get(kind) ?? []).filter(made => made.deref() !== undefined).length;
  }

  made(kind: string): number {
    return this.#made.get(kind)?.length ?? 0;
  }

  #count(name: string): () => void {
    this.#live.set(name, (this.#live.get(name) ?? 0) + 1);
    let isLive = true;
    return () => {
      if (isLive) this.#live.set(name, (this.#live.get(name) ?? 0) - 1);
      isLive = false;
    };
  }

  #watchEvent(api: object, key: string, name: string): void {
    const original = functionOf(api, key);
    replace(api, key, (listener, thisArg, disposables) => {
      const subscription = original.call(api, listener, thisArg);
      const end = this.#count(name);
      const disposable = new vscode.Disposable(() => {
        end();
        disposeOf(subscription)?.();
      });
      if (Array.isArray(disposables)) disposables.push(disposable);
      return disposable;
    });
  }

  #watchMaker(api: object, key: string, name: string): void {
    const original = functionOf(api, key);
    replace(api, key, (...args) => {
      const release = key === 'createTreeView' ? releaseProvider(args) : () => undefined;
      const made = key === 'createOutputChannel' ? this.#channel(original, args) : original(...args);
      const dispose = disposeOf(made);
      if (typeof made !== 'object' || made === null || dispose === undefined) return made;
      if (Object.isFrozen(made)) {
        this.unwatched.add(name);
        return made;
      }
      this.track(name, made);
      if (key === 'createTreeView') this.#watchView(made);
      const end = this.#count(name);
      replace(made, 'dispose', () => {
        end();
        release();
        return dispose();
      });
      return made;
    });
  }

  /** One for all activations: VS Code cannot open a log again that was closed a moment ago. */
  #channel(create: AnyFunction, args: unknown[]): unknown {
    this.#log ??= create(...args);
    const channel = asObject(Object.create(asObject(this.#log)));
    replace(channel, 'dispose', () => undefined);
    for (const level of ['info', 'warn', 'error']) this.#watchSaid(channel, level);
    return channel;
  }

  #watchMessages(): void {
    for (const kind of ['Information', 'Warning', 'Error'])
      this.#watchSaid(vscode.window, `show${kind}Message`);
    this.#watchSaid(vscode.window, 'setStatusBarMessage');
  }

  #watchSaid(owner: object, name: string): void {
    const original = functionOf(owner, name);
    replace(owner, name, (...args) => {
      this.said.push(`${name} ${JSON.stringify(args)}`);
      return original(...args);
    });
  }

  /** Sentences above the rows of a view. */
  #watchView(view: object): void {
    const said = Object.getOwnPropertyDescriptor(view, 'message');
    if (said?.set === undefined) throw new Error('A view has no message.');
    Object.defineProperty(view, 'message', {
      ...said,
      set: (message: unknown) => {
        this.said.push(`message ${String(message)}`);
        said.set?.call(view, message);
      },
    });
  }

  #watchFiles(): void {
    const { fs } = vscode.workspace;
    const recorded = { ...fs };
    for (const name of Object.keys(fs))
      replace(recorded, name, (...args) => {
        this.#recordFiles(name, args);
        return functionOf(fs, name)(...args);
      });
    Object.defineProperty(vscode.workspace, 'fs', { get: () => recorded });
    for (const name of ['openTextDocument', 'openNotebookDocument', 'findFiles', 'applyEdit', 'saveAll']) {
      const original = functionOf(vscode.workspace, name);
      replace(vscode.workspace, name, (...args) => {
        this.#recordFiles(name, args);
        return original.apply(vscode.workspace, args);
      });
    }
  }

  #recordFiles(operation: string, args: readonly unknown[]): void {
    for (const arg of args)
      if (arg instanceof vscode.Uri || (operation === 'findFiles' && arg === args[0]))
        this.files.push({ operation, target: String(arg) });
      else if (arg instanceof vscode.WorkspaceEdit)
        for (const [uri] of arg.entries()) this.files.push({ operation, target: String(uri) });
  }

  /** VS Code's own code in this host uses the same timers. */
  #watchTimers(bundle: string): void {
    const { setTimeout: start, setInterval: repeat, clearTimeout: stop } = globalThis;
    // Behind the error, this function and the one that is called stands who calls.
    const caller = (): string | undefined => {
      const line = new Error().stack?.split('\n')[3];
      return line?.includes(bundle) === true ? (/at (.+) \(/.exec(line)?.[1] ?? line) : undefined;
    };
    const watched =
      (original: AnyFunction, isOnce: boolean): AnyFunction =>
      (callback, ...rest) => {
        const owner = caller();
        if (owner === undefined || typeof callback !== 'function') return original(callback, ...rest);
        const timer = original(
          (...args: unknown[]) => {
            if (isOnce) this.#endTimer(timer);
            return call(callback, undefined, args);
          },
          ...rest,
        );
        this.#timers.set(timer, this.#count(`timer of ${owner}`));
        return timer;
      };
    const ended: AnyFunction = timer => {
      this.#endTimer(timer);
      return call(stop, undefined, [timer]);
    };
    replace(
      globalThis,
      'setTimeout',
      watched((...args) => call(start, undefined, args), true),
    );
    replace(
      globalThis,
      'setInterval',
      watched((...args) => call(repeat, undefined, args), false),
    );
    replace(globalThis, 'clearTimeout', ended);
    replace(globalThis, 'clearInterval', ended);
  }

  #endTimer(timer: unknown): void {
    this.#timers.get(timer)?.();
    this.#timers.delete(timer);
  }
}

/** VS Code keeps each tree view with its provider for as long as it runs, also after it is disposed of. */
function releaseProvider(args: unknown[]): () => void {
  const options = asObject(args[1]);
  const { proxy, revoke } = Proxy.revocable(asObject(Reflect.get(options, 'treeDataProvider')), {
    get(provider, key) {
      const value: unknown = Reflect.get(provider, key, provider);
      return typeof value === 'function' ? (...given: unknown[]) => call(value, provider, given) : value;
    },
  });
  args[1] = { ...options, treeDataProvider: proxy };
  return revoke;
}

function asObject(value: unknown): object {
  if (typeof value !== 'object' || value === null) throw new Error('It is no object.');
  return value;
}

function call(called: unknown, self: unknown, args: unknown[]): unknown {
  if (typeof called !== 'function') throw new Error('It is no function.');
  const result: unknown = Reflect.apply(called, self, args);
  return result;
}

function functionOf(owner: object, key: string): AnyFunction {
  const value: unknown = Reflect.get(owner, key);
  if (typeof value !== 'function') throw new Error(`${key} is no function.`);
  return (...args) => call(value, owner, args);
}

function replace(owner: object, key: string, value: AnyFunction): void {
  Object.defineProperty(owner, key, { value, configurable: true, writable: true });
}

function disposeOf(made: unknown): (() => unknown) | undefined {
  if (typeof made !== 'object' || made === null || !('dispose' in made)) return undefined;
  const { dispose } = made;
  return typeof dispose === 'function' ? () => call(dispose, made, []) : undefined;
}
