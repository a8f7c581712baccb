// How the in-host tests are bundled: every test/host/**/*.test.ts and run.ts into one file for each kind of extension host.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BuildOptions, Plugin } from 'esbuild';

const ROOT = join(import.meta.dirname, '..', '..');

/** The builds for `dist/test/host.cjs` (Node) and `dist/test/host.web.js` (web worker). They fail when there is no test. */
export function hostTestBuilds(): BuildOptions[] {
  const common: BuildOptions = {
    absWorkingDir: ROOT,
    entryPoints: ['test/host/run.ts'],
    bundle: true,
    format: 'cjs',
    target: 'es2023',
    external: ['vscode'],
    sourcemap: 'inline',
    sourcesContent: false,
    logLevel: 'warning',
  };
  return [
    { ...common, platform: 'node', plugins: plugins('node'), outfile: 'dist/test/host.cjs' },
    { ...common, platform: 'browser', plugins: plugins('web'), outfile: 'dist/test/host.web.js' },
  ];
}

function plugins(hostKind: 'node' | 'web'): Plugin[] {
  return [allTests(hostKind), mochaAsGlobal()];
}

/** Resolves `paperside:host-tests` to a module that imports every test file. */
function allTests(hostKind: 'node' | 'web'): Plugin {
  return {
    name: 'host-tests',
    setup(build) {
      build.onResolve({ filter: /^paperside:host-tests$/ }, ({ path }) => ({
        path,
        namespace: 'host-tests',
      }));
      build.onLoad({ filter: /.*/, namespace: 'host-tests' }, () => {
        const files = globSync('test/host/**/*.test.ts', { cwd: ROOT })
          .map(file => file.replaceAll('\\', '/'))
          .sort();
        if (files.length === 0)
          return { errors: [{ text: 'No test/host/**/*.test.ts: there is nothing to run.' }] };
        const imports = files.map(file => `await import(${JSON.stringify(`./${file}`)});`).join(' ');
        const contents = `export const files = ${JSON.stringify(files)};
export const builtFor = ${JSON.stringify(hostKind)};
export async function load() { ${imports} }`;
        return {
          contents,
          resolveDir: ROOT,
          watchFiles: files.map(file => join(ROOT, file)),
          watchDirs: [join(ROOT, 'test/host')],
        };
      });
    },
  };
}

/** mocha's browser build would take the bundle's own `module.exports`, were it not hidden from it; so it declares globals. */
function mochaAsGlobal(): Plugin {
  return {
    name: 'mocha-as-global',
    setup(build) {
      build.onLoad({ filter: /[\\/]mocha[\\/]mocha\.js$/ }, ({ path }) => ({
        contents: `const module = undefined, exports = undefined, define = undefined;\n${readFileSync(path, 'utf8')}\nexport {};`,
      }));
    },
  };
}
