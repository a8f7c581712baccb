// What Paperside touches and leaves behind, seen from VS Code's side, in a workspace that is not trusted.
import { assert } from 'chai';
import { useInHost, type Boundaries } from '../boundaries/useInHost.ts';

const reading = new Set([
  'findFiles',
  'openTextDocument',
  'openNotebookDocument',
  'readDirectory',
  'readFile',
  'stat',
]);

describe('the boundaries of Paperside', () => {
  let seen: Boundaries;
  before(async () => {
    seen = await useInHost(
      { activations: 5, panels: 10, searches: 30, switches: 50 },
      { workspaceTrust: true },
    );
  });

  it('all was used', () => {
    assert.deepEqual(seen.errors, []);
  });

  it('nothing of an untrusted workspace is read', () => {
    assert.isFalse(seen.isTrusted);
    assert.deepEqual(
      seen.files.filter(({ operation, target }) => reading.has(operation) && isOfWorkspace(target)),
      // The test itself opens this one, as the user does.
      [{ operation: 'openTextDocument', target: `${seen.workspace}code.py` }],
    );
  });

  it('nothing is written outside its storage', () => {
    const written = seen.files.filter(({ operation }) => !reading.has(operation));
    assert.isNotEmpty(written);
    assert.deepEqual(
      written.filter(({ target }) => !target.startsWith(seen.storage)),
      [],
    );
  });

  it('nothing is asked of the network', () => {
    assert.deepEqual(seen.requests, []);
  });

  it('nothing is left of activations, panels, searches and editors', () => {
    for (const [part, left] of Object.entries(seen.left)) assert.deepEqual(left, {}, part);
    for (const [part, kinds] of Object.entries(seen.reachable))
      for (const [kind, count] of Object.entries(kinds))
        assert.isAtMost(parseInt(count), 2, `${kind}, ${part}`);
    // VS Code freezes them.
    assert.deepEqual(seen.unwatched, ['window.createTextEditorDecorationType']);
  });

  const isOfWorkspace = (target: string): boolean =>
    target.startsWith(seen.workspace) || !target.includes(':');
});
