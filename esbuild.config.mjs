// Builds what ships: the extension for both hosts and the page. `--tests` adds what runs inside VS Code, `--debug` builds
// readable code with source maps. Prints every size.
import { build } from 'esbuild';
import { inHostBuilds } from './test/host/bundle.ts';

const debug = process.argv.includes('--debug');
const shared = {
  bundle: true,
  minify: !debug,
  sourcemap: debug && 'linked',
  logLevel: 'warning',
  legalComments: 'none',
};
const host = {
  ...shared,
  entryPoints: ['src/extension.ts'],
  format: 'cjs',
  external: ['vscode'],
  // The same code as the other, in one file and without what only Node finds.
  alias: { '@rgrove/parse-xml': '@rgrove/parse-xml/dist/browser.js' },
  target: 'es2023',
  // Both hosts read UTF-8; escapes are twice as long.
  charset: 'utf8',
};

/** Files of their own, which the page asks for when a paper has a note or a formula. */
const apart = {
  name: 'apart',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/(?:markdown|formulas)\.ts$/ }, ({ path }) => ({
      path: path.replace(/ts$/, 'js'),
      external: true,
    }));
  },
};
const page = { ...shared, format: 'esm', outdir: 'dist' };

/** @type {import('esbuild').BuildOptions[]} */
const builds = [
  // One for both hosts: nothing in it asks for Node.
  { ...host, platform: 'browser', outfile: 'dist/extension.js' },
  { ...page, entryPoints: ['src/webview/abstract.ts'], plugins: [apart] },
  { ...page, entryPoints: ['src/webview/markdown.ts', 'src/webview/formulas.ts'] },
];
if (process.argv.includes('--tests')) builds.push(...inHostBuilds());

for (const { metafile } of await Promise.all(builds.map(options => build({ ...options, metafile: true }))))
  for (const [file, { bytes }] of Object.entries(metafile.outputs))
    console.log(`${file.padEnd(24)} ${(bytes / 1024).toFixed(1).padStart(7)} KB`);
