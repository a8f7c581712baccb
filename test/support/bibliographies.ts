// Bibliographies over files in memory.
import { Emitter } from '../../src/core/base/emitter.ts';
import { WorkspaceBibliographies } from '../../src/core/citations/workspaceBibliographies.ts';
import { countingClock } from './clock.ts';
import { jumpingTimer, type JumpingTimer } from './jumpingTimer.ts';
import { recordingLog, type RecordingLog } from './recordingLog.ts';

interface MemoryBibliographies {
  readonly all: WorkspaceBibliographies;
  /** Fired by the test when it changes a text. */
  readonly changed: Emitter<string | undefined>;
  readonly timer: JumpingTimer;
  readonly log: RecordingLog;
  readonly texts: Record<string, string>;
  readonly reads: () => number;
}

/** `texts` are by URI; one with "left out" in it is not listed. */
export function memoryBibliographies(texts: Record<string, string>): MemoryBibliographies {
  const changed = new Emitter<string | undefined>();
  const [timer, log] = [jumpingTimer(), recordingLog()];
  let reads = 0;
  const files = {
    list: () => Promise.resolve(Object.keys(texts).filter(file => !file.includes('left out'))),
    isFolder: (path: string) => Promise.resolve(Object.keys(texts).some(file => file.startsWith(`${path}/`))),
    read: (file: string) => {
      reads++;
      const text = texts[file];
      return text === undefined ? Promise.reject(new Error('gone')) : Promise.resolve(text);
    },
    onDidChange: changed.event,
  };
  const all = new WorkspaceBibliographies({ files, clock: countingClock(), timer, log });
  return { all, changed, timer, log, texts, reads: () => reads };
}

export async function readBibliographies(texts: Record<string, string>): Promise<WorkspaceBibliographies> {
  const { all } = memoryBibliographies(texts);
  await all.open();
  return all;
}
