// Builds what ships: the extension for both hosts and the page. `--tests` adds what runs inside VS Code. Prints every size.
import { build } from 'esbuild';
import { inHostBuilds } from './test/host/bundle.ts';

const shared = { bundle: true, minify: true, logLevel: 'warning', legalComments: 'none' };
const host = {
  ...shared,
  entryPoints: ['src/extension.ts'],
  format: 'cjs',
  external: ['vscode'],
  target: 'es2023',
};

/** @type {import('esbuild').BuildOptions[]} */
const builds = [
  { ...host, platform: 'node', outfile: 'dist/extension.cjs' },
  { ...host, platform: 'browser', outfile: 'dist/extension.web.js' },
  { ...shared, entryPoints: ['src/webview/abstract.ts'], format: 'iife', outfile: 'dist/abstract.js' },
];
if (process.argv.includes('--tests')) builds.push(...inHostBuilds());

for (const { metafile } of await Promise.all(builds.map(options => build({ ...options, metafile: true }))))
  for (const [file, { bytes }] of Object.entries(metafile.outputs))
    console.log(`${file.padEnd(24)} ${(bytes / 1024).toFixed(1).padStart(7)} KB`);
