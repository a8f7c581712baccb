// A log that a test can read.
import type { Log } from '../../src/core/base/ports.ts';

/** Keeps what is wrong; what is merely told is dropped. */
export interface RecordingLog extends Log {
  readonly lines: string[];
}

export function recordingLog(): RecordingLog {
  const lines: string[] = [];
  const write = (line: string): void => void lines.push(line);
  return { lines, info: () => undefined, warn: write, error: write };
}
