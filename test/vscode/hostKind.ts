// Which extension host runs the extension: a Node process, or the browser's web worker.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './root.ts';
import type { Settings } from './settings.ts';

export type HostKind = 'node' | 'web';

/**
 * The web workbench reads `extensionDevelopmentKind` but never asks for it (its getter has another name), so an extension with both
 * entries would always run in Node. This setting says the same, and also holds for an installed extension.
 */
export async function hostKindSettings(options: {
  hostKind?: HostKind;
  extensionPath?: string;
}): Promise<Settings> {
  if (options.hostKind === undefined) return {};
  const kind = options.hostKind === 'web' ? 'web' : 'workspace';
  return { 'remote.extensionKind': { [await extensionId(options.extensionPath ?? ROOT)]: [kind] } };
}

async function extensionId(folder: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const named =
    typeof manifest === 'object' && manifest !== null && 'publisher' in manifest && 'name' in manifest;
  if (!named) throw new Error(`${folder} holds no extension: its package.json names no publisher.`);
  return `${String(manifest.publisher)}.${String(manifest.name)}`;
}
