// What is left after 100 activations, 200 panels, 500 searches and 2,000 editor switches in a trusted workspace.
import { assert } from 'chai';
import { useInHost } from '../boundaries/useInHost.ts';

describe('a long session', () => {
  it('leaves no listener, no timer, no panel, and the heap as it was', async () => {
    const { errors, left, reachable, heapMb, isTrusted } = await useInHost(
      { activations: 100, panels: 200, searches: 500, switches: 2000 },
      { workspaceTrust: false },
    );
    assert.isTrue(isTrusted);
    assert.deepEqual(errors, []);
    for (const [part, megabytes] of Object.entries(heapMb))
      console.log(
        `    ${part}: ${megabytes.toFixed(1)} MB more, ${JSON.stringify(reachable[part])}, left ${JSON.stringify(left[part])}`,
      );
    for (const [part, more] of Object.entries(left)) assert.deepEqual(more, {}, part);
    // Some 30 KB are left of each activation, though nothing that it registered is reachable any more.
    for (const [part, megabytes] of Object.entries(heapMb)) assert.isAtMost(megabytes, 8, part);
    for (const kinds of Object.values(reachable))
      for (const [kind, count] of Object.entries(kinds)) assert.isAtMost(parseInt(count), 2, kind);
  });
});
