// What the in-host part is told to do, and what it reports.
import * as z from 'zod';

export const Job = z.object({
  activations: z.int(),
  panels: z.int(),
  searches: z.int(),
  switches: z.int(),
  /** Repeats the keys that it is sent, each time in another way, so many times. */
  service: z.optional(z.object({ url: z.string(), requests: z.int() })),
});
export type Job = z.infer<typeof Job>;

export const Report = z.object({
  isTrusted: z.boolean(),
  /** What was made during each part and not disposed of, by the function that made it. */
  left: z.record(z.string(), z.record(z.string(), z.number())),
  /** After each part: how many objects of a kind are still reachable. */
  reachable: z.record(z.string(), z.record(z.string(), z.string())),
  heapMb: z.record(z.string(), z.number()),
  files: z.array(z.object({ operation: z.string(), target: z.string() })),
  requests: z.array(z.string()),
  unwatched: z.array(z.string()),
  /** What was said and given away while the service was asked, by what it is. */
  texts: z.record(z.string(), z.string()),
  /** Why a part ended early. */
  errors: z.array(z.string()),
});
export type Report = z.infer<typeof Report>;
