// Builds what ships: the extension for both hosts and the page. `--tests` adds the in-host tests. Prints every size.
import { build } from 'esbuild';

const shared = { bundle: true, minify: true, metafile: true, logLevel: 'warning', legalComments: 'none' };
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

for (const { metafile } of await Promise.all(builds.map(build)))
  for (const [file, { bytes }] of Object.entries(metafile.outputs))
    console.log(`${file.padEnd(24)} ${(bytes / 1024).toFixed(1).padStart(7)} KB`);
