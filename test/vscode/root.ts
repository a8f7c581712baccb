// Where things are: the project's root, and the folder of the npm-hosted VS Code.
import { join } from 'node:path';

/** The project's root folder. */
export const ROOT = join(import.meta.dirname, '..', '..');

/** This folder's own packages: code-server and a Chromium. */
export const MODULES = join(import.meta.dirname, 'node_modules');

/** VS Code's server and web workbench, inside code-server. */
export const VSCODE = join(MODULES, 'code-server', 'lib', 'vscode');

/** The small project that `npm start` and the tests open. */
export const SAMPLE_WORKSPACE = join(ROOT, 'test', 'fixtures', 'sample-workspace');
