import { assert } from 'chai';
import {
  findMentionsInFile,
  MentionIndex,
  type Mention,
} from '../../../../src/core/mentions/mentionIndex.ts';
import { countingClock } from '../../../support/clock.ts';

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
});
