// A pause that a service asked for, as windows keep it and share it.
import * as z from 'zod/mini';

/** Both in milliseconds since 1970: when the service asked, and when it may be asked again. */
export const Pause = z.object({ from: z.number(), until: z.number() });
export type Pause = Readonly<z.infer<typeof Pause>>;

/** Longest pause in milliseconds that a service is granted: a longer one is a mistake, and would last for ever. */
export const longestPauseMs = 24 * 3600_000;
/** A clock that is set by a time server steps back by less; by more, and a pause that began later says nothing. */
const clockSlackMs = 60_000;

/** Returns the pause as it was meant to be, from now on, if the clock was set back since it began. */
export function unextendedPause(pause: Pause | undefined, now: number): Pause | undefined {
  if (pause === undefined || pause.from <= now) return pause;
  return { from: now, until: now + pause.until - pause.from };
}

/** Returns when a pause in a file ends; 0 if there is none, or if the clock or the file is wrong. */
export function endOfStoredPause(pause: Pause | undefined, now: number): number {
  if (pause === undefined || pause.from > now + clockSlackMs) return 0;
  return pause.until - pause.from > longestPauseMs ? 0 : pause.until;
}

/** Returns the pause that ends later. */
export function laterPause(one: Pause, other: Pause | undefined): Pause {
  return other === undefined || one.until > other.until ? one : other;
}
