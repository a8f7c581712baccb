// Reveals a row of a view whose rows may be replaced by newer ones at any time.
import type * as vscode from 'vscode';

/** Rows are replaced several times while the first papers arrive. */
const attempts = 3;

/** Looks for the row and reveals it; looks again when VS Code has other rows by then. Resolves to whether it is revealed. */
export async function revealRow<Row>(
  view: Pick<vscode.TreeView<Row>, 'reveal'>,
  find: () => Promise<Row | undefined>,
  options: Parameters<typeof view.reveal>[1],
): Promise<boolean> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const row = await find();
    if (row === undefined) return false;
    try {
      await view.reveal(row, options);
      return true;
    } catch {
      // "Data tree node not found": the row is looked for again.
    }
  }
  return false;
}
