// The wall clock, and waiting that an abort signal can end.
import type { Timer } from '../core/base/ports.ts';

export const hostTimer: Timer = {
  now: () => Date.now(),
  async wait(ms, signal) {
    signal.throwIfAborted();
    await new Promise<void>(resolve => {
      const end = (): void => {
        clearTimeout(timeout);
        signal.removeEventListener('abort', end);
        resolve();
      };
      const timeout = setTimeout(end, ms);
      signal.addEventListener('abort', end);
    });
    signal.throwIfAborted();
  },
};
