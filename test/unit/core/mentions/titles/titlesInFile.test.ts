import { assert } from 'chai';
import { TitleIndex } from '../../../../../src/core/mentions/titles/titleIndex.ts';
import { findTitlesInFile } from '../../../../../src/core/mentions/titles/titlesInFile.ts';
import { countingClock } from '../../../../support/clock.ts';
import { paper } from '../../../../support/paper.ts';
import { processorMs } from '../../../../support/processorTime.ts';

const title = 'Attention Is All You Need';
const index = new TitleIndex();
index.put(paper({ id: 'arxiv:1706.03762', title, authors: ['Ashish Vaswani'] }));
const filler = 'value = other_value + 1  # and so on\n'.repeat(30);

describe('findTitlesInFile', () => {
  it('gives the place in the first line, however long the file', async () => {
    const text = `${filler}  # Vaswani et al., "Attention Is\n  # All You Need", 2017\n`.repeat(60);
    const { mentions } = await findTitlesInFile('file:///a.py', text, index, countingClock(1));
    assert.lengthOf(mentions, 60);
    for (const [at, mention] of mentions.entries())
      assert.deepEqual(mention, {
        ...{ kind: 'title', id: 'arxiv:1706.03762', file: 'file:///a.py', line: 30 + at * 32 },
        ...{ start: 21, end: 33, text: '# Vaswani et al., "Attention Is' },
      });
  });

  it('knows the language by the file’s name, unless it is told', async () => {
    const text = `# "${title}"\n`;
    const count = async (file: string, languageId?: string): Promise<number> =>
      (
        await findTitlesInFile(
          file,
          text,
          index,
          countingClock(1),
          languageId === undefined ? {} : { languageId },
        )
      ).mentions.length;
    assert.equal(await count('file:///a.py'), 1);
    assert.equal(await count('file:///a.ts'), 0);
    assert.equal(await count('file:///a.po'), 0);
    assert.equal(await count('file:///README'), 1);
    assert.equal(await count('untitled:Untitled-1', 'python'), 1);
    assert.equal(await count('file:///a.jl', 'plaintext'), 1);
    assert.equal(await count('file:///a.py', ''), 1);
    assert.equal(await count('file:///a.txt', 'typescript'), 0);
  });

  it('finds places where titles could begin, but not in a file of an unknown kind', async () => {
    const startsIn = async (file: string): Promise<number> =>
      (await findTitlesInFile(file, '# Some words of a title\n', index, countingClock())).starts.length;
    assert.equal(await startsIn('file:///a.py'), 1);
    assert.equal(await startsIn('file:///a.po'), 0);
  });

  it('gives the host its turn every 8 ms', async () => {
    const ninePieces = ' '.repeat(9 << 15);
    for (const [ms, turns] of [
      [0, 0],
      [1, 1],
      [8, 9],
    ] as const) {
      const clock = countingClock(ms);
      await findTitlesInFile('a.py', ninePieces, index, clock);
      assert.equal(clock.turns, turns, `${ms} ms a piece`);
    }
  });

  it('reads 10 MB, in which the title stands 10,000 times in code, in slices', async () => {
    const text = `${filler.slice(0, 900)}\nnames.append("${title}")  # 2017\n`.repeat(10_000);
    const clock = countingClock(1);
    const start = processorMs();
    const { mentions, starts } = await findTitlesInFile('file:///a.py', text, index, clock);
    assert.isEmpty(mentions);
    assert.isBelow(starts.length, 1000);
    assert.isAbove(clock.turns, 30);
    assert.isBelow(processorMs() - start, 10_000);
  }).timeout(20_000);

  it('stops at once', async () => {
    const stop = new AbortController();
    const { signal } = stop;
    const work = findTitlesInFile('a.py', filler.repeat(100), index, countingClock(10), { signal });
    stop.abort(new Error('enough'));
    assert.equal(String(await work.catch((error: unknown) => error)), 'Error: enough');
  });
});
