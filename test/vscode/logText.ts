// Makes one text of what a console method was called with.
import { format } from 'node:util';
import type { ConsoleMessage } from 'playwright-core';

/** What `codeAutomationLog` is given: the arguments of a console method, as an array. */
export function logText(args: unknown): string {
  const values: unknown[] = Array.isArray(args) ? args : [args];
  return format(...values);
}

export function consoleText(message: ConsoleMessage): string {
  return `${message.type()}: ${message.text()}`;
}
