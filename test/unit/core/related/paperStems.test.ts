import { assert } from 'chai';
import fc from 'fast-check';
import { Catalogue, emptyContents } from '../../../../src/core/papers/catalogue.ts';
import type { Paper } from '../../../../src/core/papers/paper.ts';
import { noBackgroundFrequency } from '../../../../src/core/related/backgroundFrequency.ts';
import { extractCodeTerms } from '../../../../src/core/related/extractCodeTerms.ts';
import { PaperStems } from '../../../../src/core/related/paperStems.ts';
import { RelatedEngine } from '../../../../src/core/related/relatedEngine.ts';
import { RelatedIndexer } from '../../../../src/core/related/relatedIndexer.ts';
import { anyPaper } from '../../../support/arbitraries.ts';
import {
  binaryMemoryFolder,
  computedIn,
  fileIn,
  type BinaryMemoryFolder,
} from '../../../support/binaryFolder.ts';
import { countingClock } from '../../../support/clock.ts';
import { code } from '../../../support/code.ts';
import { eventually } from '../../../support/eventually.ts';
import { manyPapers } from '../../../support/manyPapers.ts';
import { memoryFiles } from '../../../support/memoryFiles.ts';
import { readProjectFile } from '../../../support/project.ts';
import { recordingLog } from '../../../support/recordingLog.ts';

const clock = countingClock(1);
const text = '# Vision transformers for EEG\nclass SparseAutoencoder(ConvNeXt):\n    few_shot = LLMs\n';
const terms = await extractCodeTerms(code(text, 'sparse_autoencoder.py'), clock);

const withCodeTerms = fc
  .tuple(anyPaper, fc.array(fc.constantFrom('SparseAutoencoder', 'few_shot', 'ConvNeXt'), { maxLength: 2 }))
  .map(([paper, codeTerms]): Paper => ({ ...paper, codeTerms }));
const papersOf = fc.uniqueArray(fc.oneof(anyPaper, anyPaper, withCodeTerms), {
  selector: ({ id }) => id,
  maxLength: 14,
});

async function engineWith(papers: readonly Paper[], paperStems = new PaperStems()): Promise<RelatedEngine> {
  const engine = new RelatedEngine(clock, noBackgroundFrequency);
  engine.paperStems = paperStems;
  await engine.index(papers);
  return engine;
}

/** All that an engine says. */
function answersOf(engine: RelatedEngine, papers: readonly Paper[]): unknown {
  const ids = papers.map(({ id }) => id);
  return [
    engine.relatedToCode(terms, 20, { ignoreThreshold: true }),
    engine.relatedToCode(terms, 20),
    engine.searchTerms(terms, 12),
    ids.map(id => engine.relatedToPapers([id], 20)),
    engine.relatedToPapers(ids.slice(0, 3), 20),
  ];
}

describe('the stems of papers', () => {
  it('from before rank as new ones do, whatever came and went', async () => {
    await fc.assert(
      fc.asyncProperty(papersOf, papersOf, papersOf, async (first, second, last) => {
        const lived = await engineWith(first);
        await lived.index(second);
        await lived.index(last);
        assert.deepEqual(answersOf(lived, last), answersOf(await engineWith(last), last));
      }),
      { numRuns: 25 },
    );
  });

  it('from a file rank as new ones do, whatever the file has', async () => {
    await fc.assert(
      fc.asyncProperty(papersOf, papersOf, papersOf, async (first, second, last) => {
        const before = await engineWith(first);
        await before.index(second);
        const restored = await PaperStems.restore(await before.paperStems.stored(clock), clock);
        const engine = await engineWith(last, restored);
        assert.deepEqual(answersOf(engine, last), answersOf(await engineWith(last), last));
      }),
      { numRuns: 25 },
    );
  });

  it('hold a paper of any length', () => {
    const stems = new PaperStems();
    const [paper] = manyPapers(1);
    assert.isDefined(paper);
    const words = Array.from({ length: 3000 }, (_, at) => `w${at}x`).join(' ');
    const document = stems.documentOf({ ...paper, abstract: words });
    assert.isAtLeast(stems.packed(document).length, 3000);
    assert.equal(stems.documentOf({ ...paper, id: 'local:other', abstract: words }), document);
  });

  it('that do not fit together are refused', async () => {
    const stored = await (await engineWith(manyPapers(3))).paperStems.stored(clock);
    for (const wrong of [
      { packed: stored.packed.subarray(1) },
      { counts: stored.counts.subarray(1) },
      { lengths: stored.lengths.subarray(1) },
    ]) {
      const failure = await PaperStems.restore({ ...stored, ...wrong }, clock).then(
        () => 'none',
        (error: unknown) => String(error),
      );
      assert.include(failure, 'do not fit together');
    }
  });
});

describe('the index of related papers, with many papers', () => {
  const papers = manyPapers(2100);
  let folder: BinaryMemoryFolder;
  beforeEach(() => {
    folder = binaryMemoryFolder();
  });

  function openWindow(contents: readonly Paper[] = papers, build = 'this') {
    const catalogue = new Catalogue(
      () => Promise.resolve({ ...emptyContents, papers: contents, sources: [{ id: 'a', title: 'A' }] }),
      clock,
    );
    const files = memoryFiles({ 'code-background.txt': readProjectFile('data/code-background.txt') });
    const computed = computedIn(folder, { build });
    const related = new RelatedIndexer({ catalogue, clock, files, log: recordingLog(), computed });
    return { catalogue, related };
  }
  const answers = async ({ related }: ReturnType<typeof openWindow>): Promise<unknown> => {
    await related.settled();
    return (await related.engine()).relatedToPapers(['local:7'], 5);
  };

  it('keeps what it found, and finds the same again', async () => {
    const first = await answers(openWindow());
    await fileIn(folder);
    const second = openWindow();
    assert.deepEqual(await answers(second), first);
    assert.equal((await second.related.engine()).paperStems.count, papers.length);
    // What the file has besides shows that the papers come from it.
    const fewer = openWindow(papers.slice(0, 2000));
    await fewer.related.settled();
    assert.equal((await fewer.related.engine()).paperStems.count, papers.length);
  });

  it('makes a damaged, cut off or earlier file anew, without a word', async () => {
    const first = await answers(openWindow());
    await fileIn(folder);
    for (const [name, { bytes }] of [...folder.files]) {
      for (const wrong of [bytes.slice(0, 999), bytes.map((byte, at) => (at === 5000 ? byte ^ 1 : byte))]) {
        folder.files.set(name, { bytes: wrong, modified: 1 });
        assert.deepEqual(await answers(openWindow()), first);
      }
      await eventually(() => {
        assert.deepEqual(folder.files.get(name)?.bytes, bytes);
      });
      assert.deepEqual(await answers(openWindow(papers, 'that')), first);
    }
  });
});
