// `npm run release`: checks whether a release can be made from this tree, and says how. It changes and sends nothing.
import { execFileSync } from 'node:child_process';
import * as z from 'zod';
import { readProjectFile, root } from '../support/project.ts';
import { releaseProblems } from './problems.ts';

const Versioned = z.object({ version: z.string() });
const versionIn = (path: string): string => Versioned.parse(JSON.parse(readProjectFile(path))).version;
const git = (...args: string[]): string[] =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean);

const version = versionIn('package.json');
const problems = releaseProblems({
  version,
  lockedVersion: versionIn('package-lock.json'),
  changelog: readProjectFile('CHANGELOG.md'),
  tags: git('tag', '--list'),
  branch: git('branch', '--show-current')[0] ?? '',
  changes: git('status', '--porcelain').map(line => line.slice(3)),
});

if (problems.length > 0) {
  console.error(
    `Paperside ${version} cannot be released:\n${problems.map(each => `  - ${each}`).join('\n')}`,
  );
  process.exitCode = 1;
} else
  console.log(`Paperside ${version} can be released. These are the steps; none was taken:
  npm ci && npm test         every test passes
  npm audit                  finds nothing, at a registry that answers it
  npm run package            makes dist/paperside.vsix
  git tag v${version}             marks what was released
  npx vsce publish --packagePath dist/paperside.vsix`);
