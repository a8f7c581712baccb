// `npm start`: opens Paperside on the sample workspace, in desktop VS Code if installed, else in the browser.
import { spawn } from 'node:child_process';
import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workbenchAddress } from './address.ts';
import { desktopCode, hasDisplay, openCommand } from './desktop.ts';
import { root } from '../support/project.ts';
import { OPENER, SAMPLE_WORKSPACE } from './paths.ts';
import { startServer } from './server.ts';

const sampleFile = join(SAMPLE_WORKSPACE, 'ecg_mae.py');
const thingsToTry = `
Things to try:
  - Related to This File, in the sidebar: open a row for the reasons, and choose one to go to its line
  - type in the file, or open another: the related papers follow
  - F1, "Paperside: Search Papers…": type "masked autoencoder", or half of it
  - on a paper: Star, Add Note, Copy Citation…
  - F1, "Paperside: Follow New Papers…": new papers from Hugging Face, arXiv or Semantic Scholar`;

async function startDesktop(code: string): Promise<number> {
  console.log(`Opening Paperside in VS Code. Close its window to end.\n${thingsToTry}`);
  const extensions = [root, OPENER].map(path => `--extensionDevelopmentPath=${path}`);
  const args = [SAMPLE_WORKSPACE, sampleFile, ...extensions, '--new-window', '--wait'];
  const shell = process.platform === 'win32';
  const child = spawn(shell ? `"${code}"` : code, shell ? args.map(arg => `"${arg}"`) : args, {
    stdio: 'inherit',
    shell,
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', exitCode => {
      resolve(exitCode ?? 1);
    });
  });
}

async function startInBrowser(): Promise<number> {
  const dataDir = await mkdtemp(join(tmpdir(), 'paperside-vscode-'));
  // The web workbench takes one extension under development, so the other is an installed one.
  await cp(OPENER, join(dataDir, 'extensions', 'paperside-start.opener-0.0.0'), { recursive: true });
  const server = await startServer({ dataDir, remove: dataDir });
  const signal = new Promise<number>(resolve => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(name, () => {
        resolve(0);
      });
    }
  });
  const address = workbenchAddress({
    port: server.port,
    folder: SAMPLE_WORKSPACE,
    file: sampleFile,
    extensionPath: root,
  });
  console.log(
    `\nPaperside runs in VS Code ${server.version}:\n\n  ${address}\n${thingsToTry}\n\nPress Ctrl+C to stop.`,
  );
  if (hasDisplay()) {
    const [program, args] = openCommand(address);
    // No command opens the URL: it is printed above.
    spawn(program, args, { stdio: 'ignore', detached: true })
      .on('error', () => undefined)
      .unref();
  }
  const code = await Promise.race([signal, server.ended.then(() => 1)]);
  if (code !== 0) console.error(`The VS Code server ended. It said:\n${server.output()}`);
  await server.stop();
  return code;
}

const code = hasDisplay() ? desktopCode() : undefined;
try {
  process.exitCode = await (code === undefined ? startInBrowser() : startDesktop(code));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
process.exit();
