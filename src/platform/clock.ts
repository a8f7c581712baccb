// The clock of the extension host: monotonic time, and yielding to other work of the host.
import type { Clock } from '../core/base/ports.ts';

export const hostClock: Clock = {
  now: () => performance.now(),
  // A posted message is queued behind the events that wait already. `setTimeout` would wait a millisecond more each
  // time, which doubles the indexing time, and the web worker has no `setImmediate`.
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
