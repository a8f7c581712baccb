// Registers a tool for the editor's agent: parses its input, and runs it until it is cancelled.
import * as vscode from 'vscode';
import * as z from 'zod/mini';

/** Returns what the user must confirm before the tool runs; undefined when there is nothing to confirm. */
type Confirm<T> = (input: T) => Promise<vscode.LanguageModelToolConfirmationMessages | undefined>;

export function languageModelTool<T>(
  name: string,
  schema: z.ZodMiniType<T>,
  invocationMessage: string,
  run: (input: T, signal: AbortSignal) => Promise<string>,
  confirm?: Confirm<T>,
): vscode.Disposable {
  return vscode.lm.registerTool<unknown>(name, {
    async prepareInvocation({ input }) {
      const parsed = schema.safeParse(input);
      // A wrong input is refused when the tool is invoked.
      const confirmationMessages = parsed.success ? await confirm?.(parsed.data) : undefined;
      return { invocationMessage, ...(confirmationMessages === undefined ? {} : { confirmationMessages }) };
    },
    async invoke({ input }, token) {
      const parsed = schema.safeParse(input);
      if (!parsed.success)
        throw new Error(`${name} cannot be called like that. ${z.prettifyError(parsed.error)}`);
      const stop = new AbortController();
      const cancelled = token.onCancellationRequested(() => {
        stop.abort(new vscode.CancellationError());
      });
      try {
        stop.signal.throwIfAborted();
        const text = await run(parsed.data, stop.signal);
        return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
      } finally {
        cancelled.dispose();
      }
    },
  });
}
