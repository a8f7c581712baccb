// Time, and turns for whatever else the extension host has to do.
import type { Clock } from '../core/base/ports.ts';

export const hostClock: Clock = {
  now: () => performance.now(),
  // A message to oneself comes back behind what waits already; `setTimeout` would wait a millisecond more each time,
  // which doubles the time to index, and the web worker has no `setImmediate`.
  yieldToHost: () =>
    new Promise(resolve => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(undefined);
    }),
};
