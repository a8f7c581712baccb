// .vscode/ names only what exists: tasks, npm scripts, files, and bundles that a build writes.
import { assert } from 'chai';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { inHostBuilds } from '../host/bundle.ts';
import { readProjectFile, root } from '../support/project.ts';

const Tasks = z.object({
  tasks: z.array(
    z.object({ label: z.string(), script: z.optional(z.string()), command: z.optional(z.string()) }),
  ),
});
const Launch = z.object({
  configurations: z.array(z.object({ name: z.string(), preLaunchTask: z.optional(z.string()) })),
});
const Scripts = z.object({ scripts: z.record(z.string(), z.string()) });

const launchText = readProjectFile('.vscode/launch.json');
const { configurations } = Launch.parse(JSON.parse(launchText));
const { tasks } = Tasks.parse(JSON.parse(readProjectFile('.vscode/tasks.json')));
const { scripts } = Scripts.parse(JSON.parse(readProjectFile('package.json')));

describe('debugging', () => {
  it('starts with tasks that there are', () => {
    const labels = tasks.map(({ label }) => label);
    const wanted = configurations.flatMap(({ preLaunchTask }) => preLaunchTask ?? []);
    assert.isNotEmpty(wanted);
    assert.includeMembers(labels, wanted);
  });

  it('runs npm scripts that there are', () => {
    const named = tasks.flatMap(
      ({ script, command = '' }) => script ?? /^npm run ([\w:]+)/.exec(command)?.[1] ?? [],
    );
    assert.isNotEmpty(named);
    assert.includeMembers(Object.keys(scripts), named);
  });

  it('names files that there are, or that a build writes', () => {
    const built = [
      'dist/extension.js',
      'dist/abstract.js',
      ...inHostBuilds().map(({ outfile = '' }) => outfile),
    ];
    const named = [...launchText.matchAll(/\$\{workspaceFolder\}\/([\w./-]+)"/g)].map(
      ([, path = '']) => path,
    );
    assert.isNotEmpty(named);
    // npm links programs for Windows under names of their own.
    const missing = named.filter(
      path => !built.includes(path) && !existsSync(join(root, path.replace(/\.cmd$/, ''))),
    );
    assert.deepEqual(missing, []);
  });
});
