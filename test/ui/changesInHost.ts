// Runs inside VS Code for windows.test.ts: waits until the file of the start signal is gone, runs a command for each paper
// that its workspace lists, and reports the times of the first and the last change. Keeps the window open for inspection.
import * as vscode from 'vscode';
import * as z from 'zod';

const Job = z.object({ command: z.string(), ids: z.array(z.string()) });

export async function run(): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder === undefined) throw new Error('No workspace.');
  const file = (name: string): vscode.Uri => vscode.Uri.joinPath(folder.uri, name);
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file('job.json')));
  const { command, ids } = Job.parse(JSON.parse(text));
  // A file that is there or not has no half-written state, as one with a word in it would.
  const mustWait = (): Thenable<boolean> =>
    vscode.workspace.fs.stat(file('wait.json')).then(
      () => true,
      () => false,
    );
  await vscode.extensions.getExtension('paperside.paperside')?.activate();
  console.log('waiting');
  while (await mustWait()) await new Promise(resolve => setTimeout(resolve, 20));
  const times: number[] = [];
  for (const id of ids) {
    await vscode.commands.executeCommand(command, id);
    times.push(Date.now());
  }
  // An id for each extension host: the process id in Node, the session id in a web worker.
  const host = 'process' in globalThis ? process.pid : vscode.env.sessionId;
  console.log(`changes ${JSON.stringify({ host, first: times[0], last: times.at(-1) })}`);
  await new Promise(() => undefined);
}
