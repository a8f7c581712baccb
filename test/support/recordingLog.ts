// A log whose lines a test can read.
import type { Log } from '../../src/core/base/ports.ts';

/** Keeps warnings and errors, and drops information. */
export interface RecordingLog extends Log {
  readonly lines: string[];
}

export function recordingLog(): RecordingLog {
  const lines: string[] = [];
  const write = (line: string): void => void lines.push(line);
  return { lines, info: () => undefined, warn: write, error: write };
}
