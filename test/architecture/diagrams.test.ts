// The diagrams in src/README.md say what the imports say.
import { assert } from 'chai';
import { diagramsInReadme, layerDiagram } from './diagrams.ts';
import { graphOf, imports, inOrder, rooms, sources } from './imports.ts';

const [layers = '', flows = ''] = diagramsInReadme();

describe('imports', () => {
  it('go in no circle, neither between files nor between rooms', () => {
    const files = graphOf(imports.flatMap(({ from, to }) => (to === undefined ? [] : [[from, to] as const])));
    for (const graph of [files, rooms]) {
      const ordered = new Set(inOrder(graph));
      assert.deepEqual(
        [...graph.keys()].filter(node => !ordered.has(node)),
        [],
      );
    }
  });
});

describe('diagrams', () => {
  it('draw the layers as the imports have them: `npm run diagram` draws them anew', () => {
    assert.equal(layers, layerDiagram());
  });

  it('let papers, queries and documents flow only between files that know each other', () => {
    const files = new Map(
      [...flows.matchAll(/(\w+)\["?([\w/.]+\.ts)"?\]/g)].map(([, id = '', path = '']) => [id, `src/${path}`]),
    );
    const arrows = [...flows.matchAll(/^\s*(\w+)(?:\[[^\]]*\])? -->(?:\|[^|]*\|)? (\w+)/gm)].map(
      ([, from = '', to = '']) => [files.get(from) ?? from, files.get(to) ?? to] as const,
    );
    assert.isAtLeast(arrows.length, 20);
    assert.includeMembers([...sources], [...files.values()]);
    const known = new Set(imports.map(({ from, to = '' }) => `${from} ${to}`));
    assert.deepEqual(
      arrows.filter(([from, to]) => !known.has(`${from} ${to}`) && !known.has(`${to} ${from}`)),
      [],
    );
  });
});
