// Formats an error for the log in one line: message, system error details, and the chain of causes.

/** Properties that Node adds to system errors; the message repeats only some of them. */
const facts: ReadonlySet<string> = new Set(['code', 'errno', 'syscall', 'hostname', 'address', 'port']);
/** Maximum length of the chain; errors can be each other's cause. */
const maxDepth = 8;

export function causeChain(error: unknown, depth = maxDepth): string {
  if (!(error instanceof Error)) return String(error);
  const known = Object.entries(error).filter(
    ([name, value]) => facts.has(name) && ['string', 'number'].includes(typeof value),
  );
  const several: readonly unknown[] = error instanceof AggregateError ? error.errors : [];
  const causes = error.cause === undefined ? several : [...several, error.cause];
  const factsText = known.length === 0 ? '' : ` (${known.map(fact => fact.join(' ')).join(', ')})`;
  if (causes.length === 0 || depth === 0) return `${String(error)}${factsText}`;
  return `${String(error)}${factsText}, because ${causes.map(cause => causeChain(cause, depth - 1)).join(' and ')}`;
}
