import { assert } from 'chai';
import {
  findMentionsInFile,
  MentionIndex,
  type Mention,
} from '../../../../src/core/mentions/mentionIndex.ts';
import { Emitter } from '../../../../src/core/base/emitter.ts';
import type { CitedKey } from '../../../../src/core/mentions/citedKeys.ts';
import type { Paper } from '../../../../src/core/papers/paper.ts';
import { countingClock } from '../../../support/clock.ts';
import { paper } from '../../../support/paper.ts';

const clock = countingClock(1);
const a = 'arxiv:2306.03089';
const line = (text: string): string => `${'x '.repeat(200)}\n`.repeat(40) + text;

describe('findMentionsInFile', () => {
  it('gives the line, the characters and the text of each, however long the file', async () => {
    const text = Array.from({ length: 20 }, () => line('  # arXiv:2306.03089\r\n')).join('');
    const mentions = await findMentionsInFile('file:///a.py', text, clock);
    assert.lengthOf(mentions, 20);
    for (const [at, mention] of mentions.entries())
      assert.deepEqual(mention, {
        kind: 'id',
        file: 'file:///a.py',
        line: 40 + at * 41,
        ...{ start: 4, end: 20, text: '# arXiv:2306.03089', id: a },
      });
  });

  it('takes one line of a megabyte', async () => {
    const text = `${'a'.repeat(1_000_000)} arXiv:2306.03089`;
    assert.lengthOf(await findMentionsInFile('file:///a.js', text, clock), 1);
  });

  it('stops at once', async () => {
    const stop = new AbortController();
    const work = findMentionsInFile('file:///a.py', line('').repeat(100), countingClock(10), stop.signal);
    stop.abort(new Error('enough'));
    assert.equal(String(await work.catch((error: unknown) => error)), 'Error: enough');
  });
});

describe('MentionIndex', () => {
  const mention = (file: string, id = a): Mention => ({
    ...{ kind: 'id', file, id },
    ...{ line: 0, start: 0, end: 1, text: '' },
  });

  it('has the papers of all files, the most mentioned first', () => {
    const index = new MentionIndex();
    index.put('b', [mention('b'), mention('b', 'doi:10.1/x')]);
    index.put('a', [mention('a')]);
    assert.deepEqual(
      [...index.papers()].map(([id, places]) => [id, places.map(({ file }) => file).join('')]),
      [
        [a, 'ab'],
        ['doi:10.1/x', 'b'],
      ],
    );
    assert.lengthOf(index.of([a, 'doi:10.1/x']), 3);
  });

  it('forgets a file, and tells of changes alone', () => {
    const index = new MentionIndex();
    let told = 0;
    index.onDidChange(() => told++);
    index.put('a', []);
    index.put('a', [mention('a')]);
    index.drop('a');
    index.drop('a');
    index.clear();
    assert.equal(told, 2);
    assert.equal(index.papers().size, 0);
  });

  it('keeps where titles could begin apart from the files that name papers', async () => {
    const index = new MentionIndex();
    let told = 0;
    index.onDidChange(() => told++);
    index.put('a/a', [], [], Int32Array.of(1, 2));
    index.put('a/b', [{ ...mention('a/b', 'arxiv:1'), kind: 'title' }], [], Int32Array.of(3));
    index.put('c', [mention('c', 'arxiv:1')]);
    assert.equal(told, 2);
    assert.deepEqual(index.files(), ['a/b', 'c']);
    assert.sameMembers([...index.filesIn('a')], ['a/a', 'a/b']);
    const toRead = (added: readonly number[], removed: readonly string[] = []): Promise<readonly string[]> =>
      index.filesToRead({ added: new Set(added), removed: new Set(removed) }, clock);
    assert.deepEqual(await toRead([2]), ['a/a']);
    assert.deepEqual(await toRead([4]), []);
    // By its id a paper is named whether it is known or not.
    assert.deepEqual(await toRead([], ['arxiv:1']), ['a/b']);
    index.drop('a/a');
    assert.deepEqual(await toRead([2, 3]), ['a/b']);
  });

  it('has the places of a paper by file, line and character, under each of its identities', () => {
    const index = new MentionIndex();
    const at = (file: string, line: number, start: number): Mention => ({ ...mention(file), line, start });
    index.put('b', [at('b', 2, 1), at('b', 1, 9), at('b', 1, 3)]);
    index.put('a', [at('a', 7, 0)]);
    const places = (found: readonly Mention[]): string[] =>
      found.map(({ file, line, start }) => `${file}${line}:${start}`);
    assert.deepEqual(places(index.of([a])), ['a7:0', 'b1:3', 'b1:9', 'b2:1']);
    assert.deepEqual(places(index.papers().get(a) ?? []), ['a7:0', 'b1:3', 'b1:9', 'b2:1']);
    assert.deepEqual(index.of(['arxiv:9999.99999']), []);
    assert.deepEqual([...index.ids()], [a]);
  });

  it('resolves keys by the bibliographies as they are, and tells when these change', () => {
    const changed = new Emitter<undefined>();
    const entries = new Map<string, Paper>();
    const asked: string[] = [];
    const index = new MentionIndex({
      onDidChange: changed.event,
      entriesFor: (key, file) => {
        asked.push(`${key} ${file}`);
        const found = entries.get(key);
        return found === undefined ? [] : [{ key, line: 0, start: 0, file: 'a.bib', paper: found }];
      },
    });
    let told = 0;
    index.onDidChange(() => told++);
    changed.fire(undefined);
    assert.equal(told, 0, 'of no file');
    const key = (text: string, line: number, form: 'tex' | 'role' = 'tex'): CitedKey => ({
      ...{ file: 'a.tex', line, start: 0, end: 1, text: '', key: text, form, isExplicit: true },
    });
    index.put(
      'a.tex',
      [{ ...mention('a.tex'), line: 5 }],
      [key('one', 3), key('two', 9), key('a-one', 10, 'role')],
    );
    assert.equal(told, 1);
    assert.deepEqual([...index.ids()], [a]);
    assert.deepEqual(
      index.keys().map(each => each.key),
      ['one', 'two', 'a-one'],
    );
    const one = paper({ id: 'local:1', title: 'One', doi: '10.1000/one' });
    entries.set('one', one);
    const before = asked.length;
    assert.deepEqual([...index.ids()], [a], 'until told');
    assert.equal(asked.length, before, 'asks once');
    changed.fire(undefined);
    assert.equal(told, 2);
    assert.sameMembers([...index.ids()], ['local:1', a]);
    assert.deepEqual(
      index.of(['doi:10.1000/one']).map(({ kind, line, paper: found }) => [kind, line, found?.id]),
      [
        ['key', 3, 'local:1'],
        ['key', 10, 'local:1'],
      ],
    );
    assert.deepEqual(
      [...index.papers()].map(([id, places]) => [id, places.length]),
      [
        ['local:1', 2],
        [a, 1],
      ],
    );
    index.put('b.tex', [], [key('two', 1)]);
    assert.deepEqual(index.files(), ['a.tex', 'b.tex']);
    assert.lengthOf(index.keys(), 4);
    index.clear();
    assert.equal(told, 4);
    assert.deepEqual([index.files(), index.keys(), index.knownFiles()], [[], [], []]);
  });

  it('knows the files of a folder, and the folder’s name as a file', () => {
    const index = new MentionIndex();
    for (const file of ['a/b', 'a/b/c', 'a/bc', 'x/a/b']) index.put(file, [mention(file)]);
    assert.deepEqual(index.filesIn('a/b'), ['a/b', 'a/b/c']);
    index.put('a/b', [], [], Int32Array.of(1));
    index.put('a/b/c', []);
    assert.deepEqual(index.filesIn('a/b'), ['a/b']);
    index.clear();
    assert.deepEqual(index.filesIn('a/b'), []);
  });
});
