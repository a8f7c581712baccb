// A schema that never fails. zod's own `catch` brings all of its error formatting along, 10 KB in a bundle.
import * as z from 'zod/mini';

/** What `schema` makes of a value, or `fallback` when it does not parse. */
export function withFallback<T, F>(schema: z.ZodMiniType<T>, fallback: F): z.ZodMiniType<T | F> {
  return z.pipe(
    z.optional(z.unknown()),
    z.transform((value: unknown): T | F => {
      const parsed = schema.safeParse(value);
      return parsed.success ? parsed.data : fallback;
    }),
  );
}
