// What VS Code hands to `activate`, with values in memory, for bundles that activate Paperside themselves.
import type * as vscode from 'vscode';
import type { activate } from '../../src/extension.ts';

type Context = Parameters<typeof activate>[0] & { subscriptions: vscode.Disposable[] };

export function memoryContext(extensionUri: vscode.Uri, globalStorageUri: vscode.Uri): Context {
  const values = new Map<string, unknown>();
  // An object for each activation: whoever is left of it holds one of them.
  const globalState = { get: (key: string) => values.get(key), update: set(values) };
  const workspaceState = { get: (key: string) => values.get(key), update: set(values) };
  const secrets = {
    get: () => Promise.resolve(undefined),
    store: () => Promise.resolve(),
    delete: () => Promise.resolve(),
  };
  return { extensionUri, globalStorageUri, globalState, workspaceState, secrets, subscriptions: [] };
}

function set(values: Map<string, unknown>): (key: string, value: unknown) => Promise<void> {
  return (key, value) => {
    values.set(key, value);
    return Promise.resolve();
  };
}
