// Dates and times in the user's language.
import * as vscode from 'vscode';

/** Formats a time such as `14:05`, with the date unless it is today. */
export function timeOfDay(at: number): string {
  const time = new Date(at);
  const today = time.toDateString() === new Date().toDateString();
  return time.toLocaleString(vscode.env.language, {
    ...(today ? {} : { dateStyle: 'medium' as const }),
    timeStyle: 'short',
  });
}

/** Formats a day, a month or a year, as papers have them. They have no time zone, so UTC is used throughout. */
export function longDate(date: string): string {
  if (date.length <= 4) return date;
  const parts =
    date.length === 7 ? ({ year: 'numeric', month: 'long' } as const) : ({ dateStyle: 'long' } as const);
  return new Date(date).toLocaleDateString(vscode.env.language, { ...parts, timeZone: 'UTC' });
}
