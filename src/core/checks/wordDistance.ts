// Compares words by the number of letters in which they differ. Used for titles and citation keys.

/** Whether the edit distance (insertions, deletions, substitutions) of the words is at most `most`. `b` is not the shorter one. */
export function isWithin(a: string, b: string, most: number): boolean {
  if (b.length - a.length > most) return false;
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [at, sign] of Array.from(a).entries()) {
    const next = [at + 1];
    for (const [column, other] of Array.from(b).entries())
      next.push(
        Math.min(
          (row[column] ?? 0) + (sign === other ? 0 : 1),
          (row[column + 1] ?? 0) + 1,
          (next[column] ?? 0) + 1,
        ),
      );
    row = next;
  }
  return (row[b.length] ?? 0) <= most;
}
