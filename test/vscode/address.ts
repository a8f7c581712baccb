// Builds the URL that opens the web workbench on a folder, with an extension under development.
import { pathToFileURL } from 'node:url';

export type HostKind = 'node' | 'web';

interface AddressParts {
  port: number;
  /** A folder or a `.code-workspace` file; an empty window if missing or empty. */
  folder?: string;
  /** A file to open in an editor. */
  file?: string;
  /** The extension's folder; without it, only installed extensions run. */
  extensionPath?: string;
  /** The module whose `run` the extension host calls. */
  testsPath?: string;
  /** `web` runs the `browser` entry in a web worker. */
  hostKind?: HostKind;
}

export function workbenchAddress(parts: AddressParts): string {
  const authority = `127.0.0.1:${parts.port}`;
  const remote = (path: string): string => `vscode-remote://${authority}${pathToFileURL(path).pathname}`;
  const payload = [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  if (parts.file !== undefined) payload.push(['openFile', remote(parts.file)]);
  if (parts.extensionPath !== undefined)
    payload.push(['extensionDevelopmentPath', remote(parts.extensionPath)]);
  if (parts.testsPath !== undefined) payload.push(['extensionTestsPath', remote(parts.testsPath)]);
  if (parts.hostKind === 'web') payload.push(['extensionDevelopmentKind', 'web']);
  const query = new URLSearchParams({ payload: JSON.stringify(payload) });
  if (!parts.folder) query.set('ew', 'true');
  else query.set(parts.folder.endsWith('.code-workspace') ? 'workspace' : 'folder', plain(parts.folder));
  return `http://${authority}/?${query.toString()}`;
}

/** Returns an unescaped path such as `/home/me` or `/c:/Users/me`; the workbench creates a URI from it. */
function plain(path: string): string {
  return decodeURIComponent(pathToFileURL(path).pathname);
}
