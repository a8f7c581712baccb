// Sees whatever code in the extension host would connect to: tests that ask for nothing may connect to nothing.
import { assert } from 'chai';

const attempts: string[] = [];

/** Starts watching, and makes every test fail during which something was connected to and not `takeAttempts`. */
export function watchNetwork(): void {
  const real = globalThis.fetch.bind(globalThis);
  const watchedFetch: typeof fetch = (input, init) => {
    note('fetch', input instanceof Request ? input.url : String(input), watchedFetch);
    return real(input, init);
  };
  globalThis.fetch = watchedFetch;
  for (const name of ['XMLHttpRequest', 'WebSocket', 'EventSource'] as const) {
    const constructor: unknown = Reflect.get(globalThis, name);
    if (typeof constructor !== 'function') continue;
    const construct = (target: object, args: unknown[], newTarget: unknown): object => {
      note(name, String(args[0]), construct);
      if (typeof target !== 'function' || typeof newTarget !== 'function') throw new TypeError(name);
      const made: unknown = Reflect.construct(target, args, newTarget);
      if (typeof made !== 'object' || made === null) throw new TypeError(`${name} makes no object.`);
      return made;
    };
    Reflect.set(globalThis, name, new Proxy(constructor, { construct }));
  }
  afterEach(() => {
    assert.deepEqual(takeAttempts(), [], 'connections that nobody asked for');
  });
}

/** Returns what was connected to since the last call. */
export function takeAttempts(): string[] {
  return attempts.splice(0);
}

/** Other extensions, which share the host, and VS Code, which loads the code of this one, are none of Paperside's business. */
function note(how: string, address: string, watcher: unknown): void {
  const caller: { stack?: string } = {};
  if (typeof watcher === 'function') Error.captureStackTrace(caller, watcher);
  const isOurs = /[\\/]dist[\\/](?:extension|test[\\/]host)\b/.test(caller.stack ?? '');
  if (isOurs && !address.includes('/vscode-remote-resource?')) attempts.push(`${how} ${address}`);
}
