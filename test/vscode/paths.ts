// Where the npm-hosted VS Code is, and what it opens.
import { join } from 'node:path';
import { root } from '../support/project.ts';

/** This folder's own packages: code-server and a Chromium. */
export const MODULES = join(import.meta.dirname, 'node_modules');

/** VS Code's server and web workbench, inside code-server. */
export const VSCODE = join(MODULES, 'code-server', 'lib', 'vscode');

/** The small project that `npm start` and the tests open. */
export const SAMPLE_WORKSPACE = join(root, 'test', 'fixtures', 'sample-workspace');
