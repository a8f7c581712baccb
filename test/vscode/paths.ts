// Where the npm-hosted VS Code is, which one it is, and what it opens.
import { join } from 'node:path';
import { root } from '../support/project.ts';

/** Packages of their own: the newest VS Code and a Chromium. */
export const NEWEST = import.meta.dirname;

/** The oldest VS Code that `engines.vscode` promises, and the Node that it needs. */
const OLDEST = join(NEWEST, 'oldest');

const wantsOldest = process.env.PAPERSIDE_VSCODE === 'oldest';

/** The folder whose packages hold the VS Code that this run is about. */
export const PACKAGES = wantsOldest ? OLDEST : NEWEST;

/**
 * What VS Code runs on. That of 1.106 adds to Node's module loader from another thread (`module.register`), and under
 * Node 24 its extension host waits for that thread for ever: it gets Node 22, as it was released with.
 */
export const NODE = wantsOldest
  ? join(OLDEST, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node')
  : process.execPath;

/** VS Code's server and web workbench, inside code-server. */
export const vscodeIn = (packages: string): string =>
  join(packages, 'node_modules', 'code-server', 'lib', 'vscode');

/** The small project that `npm start` and the tests open. */
export const SAMPLE_WORKSPACE = join(root, 'test', 'fixtures', 'sample-workspace');
