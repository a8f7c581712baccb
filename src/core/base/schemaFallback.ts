// Schemas with a fallback never fail. Replaces zod's `catch`, which adds 10 KB of error formatting to the bundle.
import * as z from 'zod/mini';

/** Returns a schema that parses like `schema`, and yields `fallback` for values that do not parse. */
export function withFallback<T, F>(schema: z.ZodMiniType<T>, fallback: F): z.ZodMiniType<T | F> {
  return z.pipe(
    z.optional(z.unknown()),
    z.transform((value: unknown): T | F => {
      const parsed = schema.safeParse(value);
      return parsed.success ? parsed.data : fallback;
    }),
  );
}
