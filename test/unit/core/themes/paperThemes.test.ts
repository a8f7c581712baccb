import { assert } from 'chai';
import { Catalogue } from '../../../../src/core/papers/catalogue.ts';
import type { Paper, ThemeAssignment } from '../../../../src/core/papers/paper.ts';
import { PaperThemes } from '../../../../src/core/themes/paperThemes.ts';
import type { UserTheme } from '../../../../src/core/themes/userTheme.ts';
import { countingClock } from '../../../support/clock.ts';
import { bundledPapers, paper } from '../../../support/papers.ts';
import { recordingLog } from '../../../support/recordingLog.ts';

const bundled = await bundledPapers();
const fresh = (id: string, title: string): Paper =>
  paper({ id: `local:${id}`, title, abstract: '', theme: '' });
const ecg = fresh('ecg', 'Masked pretraining for ECG and PPG biosignals');
const video = fresh('video', 'Fast Video Generation with Diffusion');

/** Returns `count` papers on two subjects that belong to no bundled theme. */
function others(count: number, from = 0): Paper[] {
  return Array.from({ length: count }, (_, at) =>
    (at + from) % 2 === 0
      ? fresh(`video-${at + from}`, `Video generation with temporal frames ${at + from}`)
      : fresh(`robot-${at + from}`, `Robot manipulation with a gripper ${at + from}`),
  );
}

function themesOf(users: () => readonly UserTheme[] = () => []): {
  catalogue: Catalogue;
  paperThemes: PaperThemes;
  log: ReturnType<typeof recordingLog>;
} {
  const [clock, log] = [countingClock(1), recordingLog()];
  const catalogue = new Catalogue(() => Promise.resolve(bundled), clock);
  return { catalogue, log, paperThemes: new PaperThemes({ catalogue, clock, log, userThemes: users }) };
}

/** Returns the title of a paper's theme. */
function titleOf({ themes, themeOf }: ThemeAssignment, of: Paper): string {
  return themes.find(({ id }) => id === themeOf(of))?.title ?? '';
}

describe('the themes of a catalogue', () => {
  it('are at once those that sources declared', async () => {
    const { paperThemes } = themesOf();
    const { themes, themeOf } = await paperThemes.read();
    assert.deepEqual(themes, bundled.themes);
    for (const each of bundled.papers) assert.equal(themeOf(each), each.theme);
  });

  it('then those that papers resemble, and a change tells of it', async () => {
    const { catalogue, paperThemes } = themesOf();
    await catalogue.put('news', { papers: [ecg, video] });
    assert.equal((await paperThemes.read()).themeOf(ecg), '');
    await new Promise<void>(resolve => {
      paperThemes.onDidChange(() => {
        resolve();
      });
    });
    const themeAssignment = await paperThemes.read();
    assert.equal(themeAssignment.themeOf(ecg), 'biosignals');
    assert.equal(themeAssignment.themeOf(video), '');
  });

  it('of a few papers need not wait for those of all', async () => {
    const { catalogue, paperThemes } = themesOf();
    await catalogue.put('news', { papers: [ecg, video] });
    const themeAssignment = await paperThemes.assign([ecg]);
    assert.equal(titleOf(themeAssignment, ecg), 'Biosignals & Health');
  });

  it('a large Other is split, a small one is not', async () => {
    const { catalogue, paperThemes } = themesOf();
    await catalogue.put('news', { papers: others(30) });
    assert.lengthOf((await paperThemes.whenSettled()).themes, bundled.themes.length);
    await catalogue.put('news', { papers: others(60) });
    const themeAssignment = await paperThemes.whenSettled();
    assert.lengthOf(themeAssignment.themes, bundled.themes.length + 2);
    for (const [id, title] of [
      ['local:video-0', /^Video generation/],
      ['local:robot-1', /^Robot manipulation/],
    ] as const) {
      const record = await catalogue.get(id);
      assert.match(record ? titleOf(themeAssignment, record) : '', title);
    }
  });

  it('groups stay while a few papers come', async () => {
    const { catalogue, paperThemes } = themesOf();
    await catalogue.put('news', { papers: others(60) });
    const before = await paperThemes.whenSettled();
    await catalogue.put('more', { papers: others(6, 60) });
    const after = await paperThemes.whenSettled();
    assert.deepEqual(after.themes, before.themes);
    for (const each of (await catalogue.contents()).papers)
      assert.notEqual(titleOf(after, each), '', each.title);
  });

  it('do not depend on the order in which papers came', async () => {
    const [forwards, backwards] = [themesOf(), themesOf()];
    for (const each of [others(40), others(40, 40)])
      await forwards.catalogue.put(each[0]?.id ?? '', { papers: each });
    await backwards.catalogue.put('all', { papers: others(80).toReversed() });
    const [one, other] = [
      await forwards.paperThemes.whenSettled(),
      await backwards.paperThemes.whenSettled(),
    ];
    assert.deepEqual(one.themes, other.themes);
  });

  it('the user defines come first, win, and go when they are taken back', async () => {
    let users: UserTheme[] = [{ name: 'Moving pictures', terms: ['video'] }];
    const { catalogue, paperThemes } = themesOf(() => users);
    let changes = 0;
    paperThemes.onDidChange(() => (changes += 1));
    const declared = paper({ id: 'local:declared', title: 'A video', theme: 'biosignals' });
    await catalogue.put('news', { papers: [video, declared] });
    const themeAssignment = await paperThemes.whenSettled();
    assert.equal(themeAssignment.themes[0]?.title, 'Moving pictures');
    for (const each of [video, declared]) assert.equal(titleOf(themeAssignment, each), 'Moving pictures');
    users = [];
    changes = 0;
    const without = await paperThemes.whenSettled();
    assert.equal(titleOf(without, video), '');
    assert.equal(titleOf(without, declared), 'Biosignals & Health');
    assert.equal(changes, 1);
  });

  it('of one name that the user gives twice are one', async () => {
    const twice = { name: 'A', terms: ['video'] };
    const { paperThemes } = themesOf(() => [twice, { ...twice, terms: ['robot'] }]);
    assert.lengthOf((await paperThemes.whenSettled()).themes, bundled.themes.length + 1);
  });

  it('follow a catalogue that changes while they are found', async () => {
    const { catalogue, paperThemes } = themesOf();
    await catalogue.put('news', { papers: others(60) });
    const settled = paperThemes.whenSettled();
    await catalogue.put('more', { papers: [ecg, ...others(100, 60)] });
    await settled;
    const themeAssignment = await paperThemes.whenSettled();
    assert.equal(themeAssignment.themeOf(ecg), 'biosignals');
    for (const each of (await catalogue.contents()).papers)
      assert.notEqual(titleOf(themeAssignment, each), '', each.title);
  });

  it('that cannot be found are a line in the log, and what is known stays', async () => {
    let broken = true;
    const { catalogue, log, paperThemes } = themesOf(() => {
      if (broken) throw new Error('no settings');
      return [];
    });
    await catalogue.put('news', { papers: [ecg] });
    await paperThemes.whenSettled().catch(() => undefined);
    assert.match(log.lines.join('\n'), /no settings/);
    broken = false;
    assert.equal((await paperThemes.whenSettled()).themeOf(ecg), 'biosignals');
  });
});
