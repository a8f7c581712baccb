// The diagram of layers in src/README.md, drawn from the imports: `npm run diagram` writes it there.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readProjectFile, root } from '../support/project.ts';
import { inOrder, rooms } from './imports.ts';

const readme = 'src/README.md';
/** The first block of Mermaid is the layers, the second the flows. */
const blocks = /```mermaid\n([^]*?)```/g;

export function diagramsInReadme(): string[] {
  return [...readProjectFile(readme).matchAll(blocks)].map(([, text = '']) => text);
}

/** Only what no other way leads to: with every import drawn nothing would be seen (a transitive reduction). */
function reduced(graph: ReadonlyMap<string, ReadonlySet<string>>): [from: string, to: string][] {
  const reaches = (from: string, to: string): boolean =>
    from === to || [...(graph.get(from) ?? [])].some(next => reaches(next, to));
  return inOrder(graph).flatMap(from => {
    const targets = [...(graph.get(from) ?? [])].sort();
    return targets
      .filter(to => !targets.some(other => other !== to && reaches(other, to)))
      .map((to): [string, string] => [from, to]);
  });
}

/** Mermaid takes no slash in the name of a node. */
const idOf = (room: string): string => room.replace(/\W/g, '_');

export function layerDiagram(): string {
  const all = [...rooms.keys()].sort();
  const shape = (room: string): string => `${idOf(room)}["${room.replace('core/', '')}"]`;
  const inCore = all.filter(room => room.startsWith('core/'));
  return [
    'flowchart TD',
    ...all.filter(room => !inCore.includes(room)).map(room => `  ${shape(room)}`),
    '  subgraph core',
    ...inCore.map(room => `    ${shape(room)}`),
    '  end',
    ...reduced(rooms).map(([from, to]) => `  ${idOf(from)} --> ${idOf(to)}`),
    '',
  ].join('\n');
}

if (import.meta.main) {
  let first = true;
  const text = readProjectFile(readme).replace(blocks, block => {
    if (!first) return block;
    first = false;
    return `\`\`\`mermaid\n${layerDiagram()}\`\`\``;
  });
  writeFileSync(join(root, readme), text);
}
