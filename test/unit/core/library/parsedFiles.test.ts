import { assert } from 'chai';
import { LinkedFiles } from '../../../../src/core/library/linkedFiles.ts';
import { ParsedFiles } from '../../../../src/core/library/parsedFiles.ts';
import { Catalogue, emptyContents, type CatalogueContents } from '../../../../src/core/papers/catalogue.ts';
import { KeptPaper } from '../../../../src/core/papers/keptPaper.ts';
import { hostUtf8 as utf8 } from '../../../../src/platform/utf8.ts';
import {
  binaryMemoryFolder,
  computedIn,
  fileIn,
  type BinaryMemoryFolder,
} from '../../../support/binaryFolder.ts';
import { chunksOf } from '../../../support/chunks.ts';
import { countingClock } from '../../../support/clock.ts';
import { recordingLog } from '../../../support/recordingLog.ts';
import { neverAborted } from '../../../support/stubService.ts';

const clock = countingClock(1);
const uri = 'file:///a/library.jsonl';
const quiet = { signal: neverAborted, onProgress: (): void => undefined };
const titles = Array.from({ length: 2100 }, (_, at) => `Title ${at} of Żółć, 稀疏, $x^2$, 🙂, \ud800`);
const lines = (all: readonly string[]): string =>
  all.map(title => `${JSON.stringify({ title, authors: ['Ada Lovelace'], year: 2024 })}\n`).join('');

describe('papers of a large linked file', () => {
  let folder: BinaryMemoryFolder;
  beforeEach(() => {
    folder = binaryMemoryFolder();
  });

  /** Reads the file as a new window does, and says whether its text was read. */
  async function openWindow(
    text: string,
    version: string | undefined,
    build = 'this',
  ): Promise<{ contents: CatalogueContents; wasRead: boolean; files: LinkedFiles; catalogue: Catalogue }> {
    const catalogue = new Catalogue(() => Promise.resolve(emptyContents), clock);
    const parsed = new ParsedFiles({ computed: computedIn(folder, { build }), clock, utf8 });
    const files = new LinkedFiles({ catalogue, clock, log: recordingLog(), parsed });
    let wasRead = false;
    const pieces = async function* (): AsyncGenerator<string> {
      wasRead = true;
      yield* chunksOf(text, 1 << 16);
    };
    let isSaid = false;
    const onParse = (): void => {
      isSaid = true;
    };
    await files.read({ uri, name: 'library.jsonl', version }, pieces(), { ...quiet, onParse });
    assert.equal(isSaid, wasRead);
    return { contents: await catalogue.contents(), wasRead, files, catalogue };
  }

  it('are the same in the next window, which does not read the file', async () => {
    const text = `${lines(titles)}{"title": 3\n`;
    const first = await openWindow(text, '1');
    assert.isTrue(first.wasRead);
    assert.lengthOf(first.contents.papers, 2100);
    assert.lengthOf(first.contents.failures, 1);
    await fileIn(folder);
    const second = await openWindow(text, '1');
    assert.isFalse(second.wasRead);
    assert.deepEqual(second.contents, first.contents);
  });

  it('are read again from a changed file, by another build, and without a version', async () => {
    await openWindow(lines(titles), '1');
    await fileIn(folder);
    const changed = lines(titles.with(7, 'Another title'));
    assert.isTrue((await openWindow(changed, undefined)).wasRead);
    assert.isTrue((await openWindow(changed, '1', 'that')).wasRead);
    const { contents, wasRead } = await openWindow(changed, '2');
    assert.isTrue(wasRead);
    assert.equal(contents.papers[7]?.title, 'Another title');
  });

  it('are read again where what was kept is damaged', async () => {
    const first = await openWindow(lines(titles), '1');
    await fileIn(folder);
    for (const [name, { bytes }] of [...folder.files])
      folder.files.set(name, {
        bytes: bytes.map((byte, at) => (at === 9000 ? byte ^ 4 : byte)),
        modified: 1,
      });
    const second = await openWindow(lines(titles), '1');
    assert.isTrue(second.wasRead);
    assert.deepEqual(second.contents, first.contents);
  });

  for (const window of ['first', 'next'])
    it(`stay the same objects in the ${window} window when the file changes, but for those that changed`, async () => {
      if (window === 'next') {
        await openWindow(lines(titles), '1');
        await fileIn(folder);
      }
      const { files, catalogue, contents: before } = await openWindow(lines(titles), '1');
      const changed = lines(titles.with(7, 'Another title'));
      await files.read({ uri, name: 'library.jsonl', version: '2' }, chunksOf(changed, 1 << 16), quiet);
      const { papers } = await catalogue.contents();
      const isNew = papers.filter(paper => !before.papers.includes(paper));
      assert.deepEqual(
        isNew.map(({ title }) => title),
        ['Another title'],
      );
      assert.lengthOf(papers, before.papers.length);
    });

  it('are bytes from the first window on', async () => {
    const { contents } = await openWindow(lines(titles), '1');
    for (const paper of contents.papers) assert.instanceOf(paper, KeptPaper);
  });

  it('stand in the order of the file where entries build on later ones', async () => {
    const entries = titles.map((_, at) => `@inproceedings{p${at}, title = {Title ${at}}, crossref = {all}}`);
    const text = `${entries.join('\n')}\n@proceedings{all, title = {All}, year = 2024}\n`;
    const { contents } = await openWindow(text, '1');
    assert.equal(contents.papers[7]?.title, 'Title 7');
    await fileIn(folder);
    const second = await openWindow(text, '1');
    assert.isFalse(second.wasRead);
    assert.deepEqual(second.contents, contents);
  });

  it('are not kept of a small file, and forgotten with the link', async () => {
    await openWindow(lines(titles.slice(0, 99)), '1');
    assert.equal(folder.files.size, 0);
    const { files } = await openWindow(lines(titles), '1');
    await fileIn(folder);
    await files.drop(uri);
    assert.equal(folder.files.size, 0);
  });
});
