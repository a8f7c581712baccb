// Builds what ships: the extension for both hosts, the page, and the licences of the libraries in them. `--tests` adds what runs
// inside VS Code, `--debug` builds readable code with source maps. Prints every size.
import { build } from 'esbuild';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inHostBuilds } from './test/host/bundle.ts';

const debug = process.argv.includes('--debug');
const shared = {
  bundle: true,
  minify: !debug,
  sourcemap: debug && 'linked',
  logLevel: 'warning',
  legalComments: 'none',
};
/** One copy of the API for all modules: esbuild makes one for each, which takes 5 KB, and a fifth of the time to load the code. */
const vscodeOnce = {
  name: 'vscodeOnce',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^vscode$/ }, ({ namespace }) =>
      namespace === 'once' ? { path: 'vscode', external: true } : { path: 'vscode', namespace: 'once' },
    );
    onLoad({ filter: /./, namespace: 'once' }, () => ({ contents: "export * from 'vscode';" }));
  },
};
const host = {
  ...shared,
  entryPoints: ['src/extension.ts'],
  format: 'cjs',
  plugins: [vscodeOnce],
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
  { ...page, entryPoints: ['src/webview/map/map.ts'] },
  { ...page, entryPoints: ['src/webview/markdown.ts', 'src/webview/formulas.ts'] },
];
const shipped = builds.length;
if (process.argv.includes('--tests')) builds.push(...inHostBuilds());

const results = await Promise.all(builds.map(options => build({ ...options, metafile: true })));
for (const { metafile } of results)
  for (const [file, { bytes }] of Object.entries(metafile.outputs))
    console.log(`${file.padEnd(24)} ${(bytes / 1024).toFixed(1).padStart(7)} KB`);
writeFileSync('dist/licences.txt', licences(results.slice(0, shipped)));

/** Name, version, licence and its text of each library in the bundles. Throws for a library without a licence file. */
function licences(/** @type {import('esbuild').BuildResult[]} */ built) {
  const inputs = built.flatMap(({ metafile }) => Object.keys(metafile?.inputs ?? {}));
  const folders = new Set(
    inputs.flatMap(path => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []),
  );
  return [...folders]
    .map(folder => {
      const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      const file = readdirSync(folder).find(each => /^licen[cs]e(\.|$)/i.test(each));
      if (file === undefined) throw new Error(`${name} is bundled and has no licence file.`);
      const text = readFileSync(join(folder, file), 'utf8').trim().replaceAll('\r\n', '\n');
      return `${name} ${version}, ${license}\n\n${text}\n`;
    })
    .sort()
    .join(`\n${'-'.repeat(80)}\n\n`);
}
