// The packaged extension: its files, and that it installs and opens a paper.
import { assert } from 'chai';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { root } from '../support/project.ts';
import { installVsix } from '../vscode/server.ts';
import { usePaperside } from './usePaperside.ts';

const shipped = [
  'CHANGELOG.md',
  'LICENSE.txt',
  'README.md',
  ...['de', 'zh-cn'].map(language => `l10n/bundle.l10n.${language}.json`),
  'data/README.md',
  'data/code-background.txt',
  'data/landmarks.json',
  'data/opensearch-index.json',
  'data/papers.json',
  'data/sample.py',
  'data/themes.json',
  'dist/abstract.js',
  'dist/extension.js',
  'dist/formulas.js',
  'dist/licences.txt',
  'dist/map.js',
  'dist/markdown.js',
  'media/abstract.css',
  'media/checks.md',
  'media/icon.png',
  'media/map.css',
  'media/page.css',
  ...['abstract', 'mathematics-dark', 'paperside', 'related', 'search'].map(
    name => `media/screenshots/${name}.webp`,
  ),
  'media/skills/paperside/SKILL.md',
  'media/view.svg',
  ...['grow', 'mark', 'related', 'search'].map(name => `media/walkthrough/${name}.webp`),
  'package.json',
  ...['', '.de', '.zh-cn'].map(language => `package.nls${language}.json`),
];

describe('the package', () => {
  const vsix = join(root, 'dist', 'paperside.vsix');
  const extensionsDir = mkdtempSync(join(tmpdir(), 'paperside-installed-'));
  before(async () => {
    execFileSync('npm', ['run', '--silent', 'package'], {
      cwd: root,
      stdio: 'pipe',
      shell: process.platform === 'win32',
    });
    await installVsix(vsix, extensionsDir);
  });
  after(() => {
    rmSync(extensionsDir, { recursive: true, force: true });
  });

  it('is at most 1 MB', () => {
    assert.isAtMost(statSync(vsix).size / 1024, 1024);
  });

  it('holds what ships and nothing else', () => {
    const installed = readdirSync(extensionsDir).find(name => name.startsWith('paperside.paperside-'));
    assert.isDefined(installed);
    const folder = join(extensionsDir, installed);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
    assert.sameMembers(
      files
        .filter(file => file !== '.vsixmanifest')
        .map(file => file.replace(/^(readme|changelog)/, name => name.toUpperCase())),
      shipped,
    );
  });

  describe('installed in VS Code', () => {
    const { screen } = usePaperside({ extensionsDir });

    it('opens a paper', async () => {
      await screen.openPaper('Cognition', 'The Consciousness Prior');
    });
  });
});
