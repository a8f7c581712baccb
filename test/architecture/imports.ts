// Who imports whom in src, for the tests about layers, rooms and diagrams.
import { dirname, join } from 'node:path/posix';
import ts from 'typescript';
import { projectFiles, readProjectFile } from '../support/project.ts';

interface Import {
  /** The importing file, from the project's root. */
  readonly from: string;
  /** As written. */
  readonly name: string;
  /** The imported file; undefined for a package. */
  readonly to: string | undefined;
}

export const sources = projectFiles('src/**/*.ts');

export const imports: readonly Import[] = sources.flatMap(from =>
  ts.preProcessFile(readProjectFile(from), true, true).importedFiles.map(({ fileName }) => ({
    from,
    name: fileName,
    to: fileName.startsWith('.') ? join(dirname(from), fileName) : undefined,
  })),
);

/** `src/core/search/bm25f.ts` → `core/search`, `src/core/api.ts` → `core/api.ts`, `src/platform/log.ts` → `platform`. */
function roomOf(path: string): string {
  const [, layer = '', room = ''] = path.split('/');
  return layer === 'core' ? `${layer}/${room}` : layer;
}

/** The nodes in an order in which each comes before all that it points to; those on a circle are left out. */
export function inOrder(edges: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const order: string[] = [];
  const rest = new Map(edges);
  for (;;) {
    const pointedTo = new Set([...rest.values()].flatMap(targets => [...targets]));
    const free = [...rest.keys()].filter(node => !pointedTo.has(node)).sort();
    if (free.length === 0) return order;
    order.push(...free);
    for (const node of free) rest.delete(node);
  }
}

/** What each node points to; every node is a key. */
export function graphOf(
  pairs: Iterable<readonly [from: string, to: string]>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const graph = new Map<string, Set<string>>();
  for (const [from, to] of pairs) {
    const targets = graph.get(from) ?? new Set();
    if (from !== to) targets.add(to);
    graph.set(from, targets);
    if (!graph.has(to)) graph.set(to, new Set());
  }
  return graph;
}

export const rooms = graphOf(
  imports.flatMap(({ from, to }) => (to === undefined ? [] : [[roomOf(from), roomOf(to)] as const])),
);
