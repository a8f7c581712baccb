// Time, and turns for whatever else the extension host has to do.
import type { Clock } from '../core/ports.ts';

export const hostClock: Clock = {
  now: () => performance.now(),
  yieldToHost: () => new Promise(resolve => setTimeout(resolve, 0)),
};
