// Formats the arguments of a console method as text.
import { format } from 'node:util';
import type { ConsoleMessage } from 'playwright-core';

/** Takes what `codeAutomationLog` receives: the arguments of a console method, as an array. */
export function logText(args: unknown): string {
  const values: unknown[] = Array.isArray(args) ? args : [args];
  return format(...values);
}

export function consoleText(message: ConsoleMessage): string {
  return `${message.type()}: ${message.text()}`;
}
