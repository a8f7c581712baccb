import { assert } from 'chai';
import { Emitter } from '../../../../../src/core/base/emitter.ts';
import { MentionIndex } from '../../../../../src/core/mentions/mentionIndex.ts';
import { TitleIndexer } from '../../../../../src/core/mentions/titles/titleIndexer.ts';
import { findTitlesInFile } from '../../../../../src/core/mentions/titles/titlesInFile.ts';
import { Catalogue, emptyContents } from '../../../../../src/core/papers/catalogue.ts';
import type { Paper } from '../../../../../src/core/papers/paper.ts';
import { countingClock } from '../../../../support/clock.ts';
import { manyPapers } from '../../../../support/manyPapers.ts';
import { paper } from '../../../../support/paper.ts';
import { recordingLog } from '../../../../support/recordingLog.ts';

const clock = countingClock(0.5);
const attention = paper({
  id: 'arxiv:1706.03762',
  title: 'Attention Is All You Need',
  authors: ['Ashish Vaswani'],
});
const bayes = paper({
  id: 'arxiv:1312.6114',
  title: 'Auto-Encoding Variational Bayes',
  authors: ['D. Kingma'],
});

/** A catalogue with these papers, a bibliography that is empty at first, and an index of mentions that is kept current. */
class Workspace {
  readonly #bibliography = new Emitter<undefined>();
  #entries: readonly Paper[] = [];
  readonly catalogue: Catalogue;
  readonly titles: TitleIndexer;
  readonly mentions = new MentionIndex();
  readonly #texts: Readonly<Record<string, string>>;
  /** Files in the order in which they were read. */
  readonly read: string[] = [];
  reads = 0;
  /** How often the bibliographies were asked to read their files. */
  opened = 0;
  /** Whether the bibliographies fail. */
  isDamaged = false;
  readonly log = recordingLog();

  constructor(papers: readonly Paper[], texts: Readonly<Record<string, string>>) {
    this.#texts = texts;
    this.catalogue = new Catalogue(() => {
      this.reads++;
      return Promise.resolve({ ...emptyContents, papers });
    }, clock);
    const bibliographies = {
      open: () => {
        this.opened++;
        return Promise.resolve();
      },
      papers: () => {
        if (this.isDamaged) throw new Error('damaged');
        return this.#entries;
      },
      onDidChange: this.#bibliography.event,
    };
    this.titles = new TitleIndexer({ catalogue: this.catalogue, bibliographies, clock, log: this.log });
    this.titles.onDidChange(change => {
      void this.mentions.filesToRead(change, clock).then(files => this.readFiles(files));
    });
  }

  async readFiles(files: readonly string[]): Promise<void> {
    for (const file of files) {
      this.read.push(file);
      const index = await this.titles.index();
      const { mentions, starts } = await findTitlesInFile(file, this.#texts[file] ?? '', index, clock);
      this.mentions.put(file, mentions, [], starts);
    }
  }

  setEntries(entries: readonly Paper[]): void {
    this.#entries = entries;
    this.#bibliography.fire(undefined);
  }

  async found(): Promise<string> {
    await this.titles.index();
    await new Promise(resolve => setTimeout(resolve, 5));
    return [...this.mentions.papers()]
      .map(([id, places]) => `${id} ${places.map(each => each.file).join()}`)
      .join();
  }
}

const texts = {
  'a.py': '# Vaswani et al., "Attention Is All You Need", 2017\n',
  'b.py': 'x = 1\n\n# Kingma (2013). Auto-Encoding Variational Bayes. ICLR\n',
  'c.py': 'def other(): pass\n',
};

describe('TitleIndexer', () => {
  it('reads nothing before it is asked', async () => {
    const workspace = new Workspace([attention], texts);
    await workspace.catalogue.put('more', { papers: [bayes] });
    assert.equal(workspace.reads, 0);
    assert.isFalse(workspace.titles.isOpen);
    await workspace.titles.index();
    assert.equal(workspace.reads, 1);
    assert.isTrue(workspace.titles.isOpen);
  });

  it('finds titles that join the catalogue later, reading only the files that can name them', async () => {
    const workspace = new Workspace([attention], texts);
    await workspace.readFiles(Object.keys(texts));
    assert.equal(await workspace.found(), 'arxiv:1706.03762 a.py');
    workspace.read.length = 0;
    await workspace.catalogue.put('more', {
      papers: [bayes, paper({ id: 'arxiv:1', title: 'Of no Interest at all' })],
    });
    assert.equal(await workspace.found(), 'arxiv:1706.03762 a.py,arxiv:1312.6114 b.py');
    assert.deepEqual(workspace.read, ['b.py']);
  });

  it('finds them in files that were read when there was no paper at all, or while the first were being indexed', async () => {
    const empty = new Workspace([], texts);
    await empty.readFiles(Object.keys(texts));
    await empty.catalogue.put('more', { papers: [attention] });
    assert.equal(await empty.found(), 'arxiv:1706.03762 a.py');
    const busy = new Workspace([...manyPapers(500), attention, bayes], texts);
    await Promise.all(Object.keys(texts).map(file => busy.readFiles([file])));
    assert.equal(await busy.found(), 'arxiv:1706.03762 a.py,arxiv:1312.6114 b.py');
  });

  it('forgets those that leave it, and knows them under their new id', async () => {
    const workspace = new Workspace([], texts);
    await workspace.catalogue.put('more', { papers: [attention, bayes] });
    await workspace.readFiles(Object.keys(texts));
    await workspace.catalogue.put('more', { papers: [{ ...attention, id: 'doi:10.1000/attention' }] });
    assert.equal(await workspace.found(), 'doi:10.1000/attention a.py');
    await workspace.catalogue.drop('more');
    assert.equal(await workspace.found(), '');
  });

  it('finds the titles of bibliographies, and the catalogue’s record before the entry', async () => {
    const workspace = new Workspace([attention], texts);
    await workspace.readFiles(Object.keys(texts));
    const entry = paper({ id: 'local:1', title: 'Auto-encoding variational Bayes', authors: ['Kingma, D.'] });
    workspace.setEntries([entry, { ...attention, id: 'local:2' }]);
    assert.equal(await workspace.found(), 'arxiv:1706.03762 a.py,local:1 b.py');
    assert.equal(workspace.mentions.of(['local:1'])[0]?.paper, entry);
    workspace.setEntries([]);
    assert.equal(await workspace.found(), 'arxiv:1706.03762 a.py');
  });

  it('answers with every paper after many changes at once', async () => {
    const workspace = new Workspace([], texts);
    await workspace.titles.index();
    for (const [at, each] of [attention, bayes].entries())
      void workspace.catalogue.put(String(at), { papers: [each] });
    await workspace.catalogue.put('last', { papers: [] });
    assert.equal((await workspace.titles.index()).count, 2);
  });

  it('is filled in slices, and stays small when papers come and go', async () => {
    const before = clock.turns;
    const workspace = new Workspace(manyPapers(3000), texts);
    const first = await workspace.titles.index();
    assert.isAbove(clock.turns - before, 300);
    await workspace.catalogue.put('more', {
      papers: manyPapers(6000)
        .slice(3000)
        .map(each => ({ ...each, id: `doi:10.1/${each.id}`, authors: [] })),
    });
    await workspace.titles.index();
    await workspace.catalogue.drop('more');
    const last = await workspace.titles.index();
    assert.equal(last.count, first.count);
  });

  it('has the bibliographies read when it is first asked, and never again', async () => {
    const workspace = new Workspace([attention], texts);
    await workspace.catalogue.contents();
    assert.equal(workspace.opened, 0);
    for (let time = 0; time < 2; time++) {
      await workspace.titles.index();
      assert.equal(workspace.opened, 1);
    }
  });

  it('is current when it has what there is', async () => {
    const workspace = new Workspace([attention], texts);
    const { titles } = workspace;
    assert.isUndefined(titles.current);
    const filling = titles.index();
    assert.isUndefined(titles.current);
    assert.equal(await filling, titles.current);
    workspace.setEntries([bayes]);
    assert.isUndefined(titles.current);
    assert.equal(await titles.index(), titles.current);
  });

  it('tells what a change added and removed, without being asked, and nothing of the first filling', async () => {
    const workspace = new Workspace([attention], texts);
    const { titles } = workspace;
    const told: (readonly [added: number, removed: readonly string[]])[] = [];
    titles.onDidChange(({ added, removed }) => told.push([added.size, [...removed]]));
    const settled = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 5));
    workspace.setEntries([]);
    await settled();
    assert.isUndefined(titles.current, 'nobody asked yet');
    await titles.index();
    assert.deepEqual([told, titles.changeCount], [[], 0]);
    for (const [entries, change] of [
      [[bayes], [1, []]],
      [[bayes], undefined],
      [[], [0, ['arxiv:1312.6114']]],
      [[{ ...bayes, id: 'local:1' }], [1, []]],
      [[{ ...bayes, id: 'local:2' }], [1, ['local:1']]],
    ] as const) {
      const before = titles.changeCount;
      told.length = 0;
      workspace.setEntries(entries);
      await settled();
      assert.deepEqual(told, change === undefined ? [] : [[change[0], [...change[1]]]]);
      assert.equal(titles.changeCount - before, told.length);
    }
  });

  it('is filled by the next who asks after a failure, which the log has if nobody asked', async () => {
    const workspace = new Workspace([attention], texts);
    workspace.isDamaged = true;
    const failed = await workspace.titles.index().catch((error: unknown) => String(error));
    assert.equal(failed, 'Error: damaged');
    assert.isUndefined(workspace.titles.current);
    assert.isEmpty(workspace.log.lines);
    workspace.setEntries([bayes]);
    await new Promise(resolve => setTimeout(resolve, 5));
    assert.match(workspace.log.lines.join('|'), /^[^|]*titles[^|]*damaged$/);
    workspace.isDamaged = false;
    assert.equal((await workspace.titles.index()).count, 2);
  });

  it('is made anew when most of it is gone', async () => {
    const workspace = new Workspace([attention], texts);
    const { titles } = workspace;
    workspace.setEntries(manyPapers(1100));
    const large = await titles.index();
    assert.equal(large.count, 1101);
    workspace.setEntries([bayes]);
    const small = await titles.index();
    assert.notEqual(small, large);
    assert.equal(small, titles.current);
    assert.deepEqual([small.count, small.isWorn], [2, false]);
    await workspace.readFiles(Object.keys(texts));
    assert.equal(await workspace.found(), 'arxiv:1706.03762 a.py,arxiv:1312.6114 b.py');
  });
});
