// Paths of the npm-hosted VS Code in its newest and oldest version, and of the workspace it opens.
import { join } from 'node:path';
import { root } from '../support/project.ts';

/** A separate package folder: the newest VS Code and a Chromium. */
export const NEWEST = import.meta.dirname;

/** The oldest VS Code that `engines.vscode` allows, with the Node it needs. */
const OLDEST = join(NEWEST, 'oldest');

const wantsOldest = process.env.PAPERSIDE_VSCODE === 'oldest';

/** The package folder of the VS Code under test. */
export const PACKAGES = wantsOldest ? OLDEST : NEWEST;

/**
 * The Node that runs VS Code. VS Code 1.106 extends Node's module loader from another thread (`module.register`), and
 * under Node 24 its extension host waits for that thread forever, so it gets Node 22, with which it was released.
 */
export const NODE = wantsOldest
  ? join(OLDEST, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node')
  : process.execPath;

/** VS Code's server and web workbench, inside code-server. */
export const vscodeIn = (packages: string): string =>
  join(packages, 'node_modules', 'code-server', 'lib', 'vscode');

/** An extension that opens Paperside's views when VS Code starts. */
export const OPENER = join(NEWEST, 'opener');

/** The small project that `npm start` and the tests open. */
export const SAMPLE_WORKSPACE = join(root, 'test', 'fixtures', 'sample-workspace');
