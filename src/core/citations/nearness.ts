// Orders .bib files by how near they are to a file that cites from them.

interface Located {
  /** URI of a file. */
  readonly file: string;
}

/**
 * Returns a comparison that puts the nearest first: the file itself, then what lies furthest down in a folder that both share,
 * then what lies least deep below it. Equally near files are ordered by name.
 */
export function byNearness(citing: string): (a: Located, b: Located) => number {
  return (a, b) =>
    compareNearness(citing, a.file, b.file) || (a.file === b.file ? 0 : a.file < b.file ? -1 : 1);
}

/** Returns a negative number if `a` is nearer, and 0 if both are equally near. */
function compareNearness(citing: string, a: string, b: string): number {
  const [ofA, ofB] = [nearnessOf(citing, a), nearnessOf(citing, b)];
  return ofB.shared - ofA.shared || ofA.below - ofB.below;
}

function nearnessOf(citing: string, file: string): { readonly shared: number; readonly below: number } {
  if (citing === file) return { shared: Infinity, below: 0 };
  const [from, to] = [citing.split('/').slice(0, -1), file.split('/').slice(0, -1)];
  const differs = to.findIndex((folder, at) => folder !== from[at]);
  const shared = differs === -1 ? to.length : differs;
  return { shared, below: to.length - shared };
}
