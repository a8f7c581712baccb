import { assert } from 'chai';
import { Catalogue, emptyContents } from '../../../../src/core/papers/catalogue.ts';
import { PaperMap } from '../../../../src/core/map/paperMap.ts';
import type { Paper } from '../../../../src/core/papers/paper.ts';
import { RelatedIndexer } from '../../../../src/core/related/relatedIndexer.ts';
import { countingClock } from '../../../support/clock.ts';
import { memoryFolder, readOnlyFolder } from '../../../support/folders.ts';
import { recordingLog } from '../../../support/recordingLog.ts';
import { papersBySubject } from '../../../support/subjects.ts';

const clock = countingClock();
const file = 'positions.jsonl';

describe('the map of the catalogue', () => {
  const papers = papersBySubject(20);
  const open = async (folder = memoryFolder(), shown: readonly Paper[] = papers, log = recordingLog()) => {
    const catalogue = new Catalogue(() => Promise.resolve({ ...emptyContents, papers: shown }), clock);
    const files = { readText: () => Promise.reject(new Error('no table')) };
    const relatedIndexer = new RelatedIndexer({ catalogue, clock, files, log: recordingLog() });
    await relatedIndexer.engine();
    return { map: new PaperMap({ relatedIndexer, folder, clock, log }), catalogue };
  };

  it('is the same in the next session, which does not compute it again', async () => {
    const folder = memoryFolder();
    const first = await (await open(folder)).map.positions();
    let reports = 0;
    const second = await (await open(folder)).map.positions({ onProgress: () => reports++ });
    assert.equal(reports, 0);
    assert.sameMembers([...second.keys()], [...first.keys()]);
    for (const [id, { x, y }] of second) {
      assert.closeTo(x, first.get(id)?.x ?? NaN, 0.001);
      assert.closeTo(y, first.get(id)?.y ?? NaN, 0.001);
    }
  });

  it('keeps everything where it is when papers join', async () => {
    const { map, catalogue } = await open(memoryFolder(), papers.slice(0, 50));
    const before = await map.positions();
    await catalogue.put('more', { papers: papers.slice(50) });
    const after = await map.positions();
    assert.equal(after.size, papers.length);
    for (const [id, point] of before) assert.deepEqual(after.get(id), point);
  });

  it('is computed anew when most papers were only placed', async () => {
    const { map, catalogue } = await open(memoryFolder(), papers.slice(0, 10));
    const before = await map.positions();
    await catalogue.put('more', { papers: papers.slice(10) });
    const after = await map.positions();
    assert.equal(after.size, papers.length);
    assert.isTrue([...before].some(([id, { x }]) => after.get(id)?.x !== x));
  });

  const damage: Readonly<Record<string, (text: string) => string>> = {
    'cut off': text => text.slice(0, text.length - 9),
    'of another kind': text => text.replace('"map"', '"papers"'),
    'of a newer version': text => text.replace('"version":1', '"version":2'),
    'without a number': text => text.replace(/,-?[\d.]+,/, ',null,'),
    'no file of ours': () => 'PNG',
  };
  for (const [kind, change] of Object.entries(damage))
    it(`is computed anew from a file that is ${kind}`, async () => {
      const folder = memoryFolder();
      const first = await (await open(folder)).map.positions();
      const { text = '' } = folder.files.get(file) ?? {};
      await folder.write(file, change(text));
      const again = await (await open(folder)).map.positions();
      assert.deepEqual([...again], [...first]);
      assert.equal(folder.files.get(file)?.text, text);
    });

  it('is shown though it cannot be saved', async () => {
    const log = recordingLog();
    const { map } = await open({ ...memoryFolder(), ...readOnlyFolder(memoryFolder()) }, papers, log);
    assert.equal((await map.positions()).size, papers.length);
    assert.include(log.lines.join('\n'), 'could not be saved');
  });
});
