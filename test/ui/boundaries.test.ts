// What Paperside touches and leaves behind, seen from VS Code's side, in a workspace that is not trusted.
import { assert } from 'chai';
import { repeatKeys } from '../support/echoingServices.ts';
import { startReplayServer, type ReplayServer } from '../support/replayServer.ts';
import { secretIn, secrets } from '../support/secrets.ts';
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
  let service: ReplayServer;
  let requests: number;
  before(async () => {
    service = await startReplayServer();
    requests = repeatKeys(service);
    seen = await useInHost(
      { activations: 5, panels: 10, searches: 30, switches: 50, service: { url: service.url, requests } },
      { workspaceTrust: true },
    );
  });
  after(() => service.stop());

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

  it('no key is in what is said, kept, exported, copied and told to agents', () => {
    const sent = (header: string): unknown[] =>
      service.requests.flatMap(({ headers }) => headers[header] ?? []);
    assert.deepEqual(new Set(sent('x-api-key')), new Set([secrets.semanticScholar]));
    assert.deepEqual(new Set(sent('authorization')), new Set([secrets.openSearch]));
    assert.lengthOf(service.requests, 2 * requests);
    assert.deepEqual(seen.filesWithSecrets, []);
    for (const [what, text] of Object.entries(seen.texts)) assert.isUndefined(secretIn(text), what);
    // All of them were about what came.
    for (const [what, text] of Object.entries({
      ...seen.texts,
      'exported.json': seen.kept['exported.json'] ?? '',
    }))
      if (!['said', 'values', 'settings'].includes(what)) assert.match(text, /Keys \d/, what);
    assert.match(seen.texts.said ?? '', /warn.*Semantic Scholar.*refused/);
    assert.isNotEmpty(Object.keys(seen.kept).filter(path => path.startsWith('requests/answers/')));
  });

  const isOfWorkspace = (target: string): boolean =>
    target.startsWith(seen.workspace) || !target.includes(':');
});
