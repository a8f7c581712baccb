// How what runs inside VS Code is bundled: run.ts with every test/host/**/*.test.ts, for each kind of extension host; and the bench.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BuildOptions, Plugin } from 'esbuild';
import { root } from '../support/project.ts';

/** The tests for the Node and the web-worker host, which fail to build where there is none, and the benches. */
export function inHostBuilds(): BuildOptions[] {
  const common: BuildOptions = {
    absWorkingDir: root,
    bundle: true,
    format: 'cjs',
    target: 'es2023',
    external: ['vscode'],
    sourcemap: 'inline',
    sourcesContent: false,
    logLevel: 'warning',
  };
  const tests: BuildOptions = { ...common, entryPoints: ['test/host/run.ts'] };
  const bench = (name: string): BuildOptions => ({
    ...common,
    platform: 'node',
    entryPoints: [`test/bench/${name}InHost.ts`],
  });
  const changes: BuildOptions = { ...common, entryPoints: ['test/ui/changesInHost.ts'] };
  return [
    { ...tests, platform: 'node', plugins: plugins('node'), outfile: 'dist/test/host.cjs' },
    { ...tests, platform: 'browser', plugins: plugins('web'), outfile: 'dist/test/host.web.js' },
    { ...bench('activation'), outfile: 'dist/test/activation.cjs' },
    { ...bench('import'), outfile: 'dist/test/import.cjs' },
    { ...changes, platform: 'node', outfile: 'dist/test/changes.cjs' },
    { ...changes, platform: 'browser', outfile: 'dist/test/changes.web.js' },
    { ...bench('scan'), outfile: 'dist/test/scan.cjs' },
    { ...bench('scale'), outfile: 'dist/test/scale.cjs' },
    {
      ...common,
      platform: 'node',
      entryPoints: ['test/boundaries/inHost.ts'],
      outfile: 'dist/test/boundaries.cjs',
    },
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
        const files = globSync('test/host/**/*.test.ts', { cwd: root })
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
          resolveDir: root,
          watchFiles: files.map(file => join(root, file)),
          watchDirs: [join(root, 'test/host')],
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
