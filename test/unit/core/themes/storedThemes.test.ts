import { assert } from 'chai';
import type { BinaryFolder } from '../../../../src/core/base/ports.ts';
import { Catalogue } from '../../../../src/core/papers/catalogue.ts';
import type { Paper } from '../../../../src/core/papers/paper.ts';
import { PaperThemes } from '../../../../src/core/themes/paperThemes.ts';
import type { UserTheme } from '../../../../src/core/themes/userTheme.ts';
import { binaryMemoryFolder, computedIn, fileIn } from '../../../support/binaryFolder.ts';
import { countingClock } from '../../../support/clock.ts';
import { bundledPapers, paper } from '../../../support/papers.ts';
import { recordingLog } from '../../../support/recordingLog.ts';

const bundled = await bundledPapers();
const subjects = [
  'Video generation with frames',
  'Robot manipulation with a gripper',
  'Masked ECG biosignals',
];
const papers = Array.from({ length: 2100 }, (_, at) =>
  paper({ id: `local:${at}`, title: `${subjects[at % 3] ?? ''} ${at}`, abstract: '', theme: '' }),
);

interface Window {
  readonly found: readonly string[];
  readonly groups: readonly string[];
  /** Number of turns that the host got: the less, the less was computed. */
  readonly turns: number;
}

async function openWindow(
  folder: BinaryFolder,
  contents: readonly Paper[] = papers,
  users: readonly UserTheme[] = [],
): Promise<Window> {
  const clock = countingClock(1);
  const catalogue = new Catalogue(() => Promise.resolve(bundled), clock);
  const log = recordingLog();
  const themes = new PaperThemes({
    catalogue,
    clock,
    log,
    userThemes: () => users,
    computed: computedIn(folder),
  });
  await themes.whenSettled();
  await catalogue.put('more', { papers: contents });
  const { themeOf, themes: groups } = await themes.whenSettled();
  assert.deepEqual(log.lines, []);
  return {
    found: contents.map(themeOf),
    groups: groups.map(({ id, title }) => `${id} ${title}`),
    turns: clock.turns,
  };
}

describe('the themes of many papers', () => {
  it('are kept, and the same in the next window', async () => {
    const folder = binaryMemoryFolder();
    const first = await openWindow(folder);
    assert.isAbove(new Set(first.found).size, 2);
    await fileIn(folder);
    const second = await openWindow(folder);
    assert.deepEqual([second.found, second.groups], [first.found, first.groups]);
    assert.isBelow(second.turns, first.turns);
  });

  it('are found anew for other themes of the user', async () => {
    const folder = binaryMemoryFolder();
    const users = [{ name: 'Robots', terms: ['robot'] }];
    await openWindow(folder);
    await fileIn(folder);
    const fresh = await openWindow(binaryMemoryFolder(), papers, users);
    const kept = await openWindow(folder, papers, users);
    assert.deepEqual(kept.found, fresh.found);
    assert.deepEqual(kept.groups, fresh.groups);
  });

  it('are found for papers that came since, by their words', async () => {
    const folder = binaryMemoryFolder();
    const { found } = await openWindow(folder, papers.slice(0, 2090));
    await fileIn(folder);
    const later = await openWindow(folder);
    assert.deepEqual(later.found.slice(0, 2090), found);
    assert.deepEqual(later.found.slice(2090), later.found.slice(-13, -3));
  });
});
