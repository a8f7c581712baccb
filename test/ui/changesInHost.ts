// Runs inside VS Code for windows.test.ts: waits for the start signal, runs a command for each paper that its workspace
// lists, and reports the times of the first and the last change. Keeps the window open for inspection.
import * as vscode from 'vscode';
import * as z from 'zod';

const Job = z.object({ command: z.string(), ids: z.array(z.string()) });

export async function run(): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder === undefined) throw new Error('No workspace.');
  const read = async (name: string): Promise<unknown> =>
    JSON.parse(
      new TextDecoder().decode(
        await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder.uri, `${name}.json`)),
      ),
    );
  const { command, ids } = Job.parse(await read('job'));
  await vscode.extensions.getExtension('paperside.paperside')?.activate();
  console.log('waiting');
  while ((await read('go')) !== true) await new Promise(resolve => setTimeout(resolve, 20));
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
