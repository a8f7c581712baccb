import { assert } from 'chai';
import { searchEverywhere } from '../../../../src/core/sources/searchEverywhere.ts';
import { SourceFailure, type Found, type PaperSource } from '../../../../src/core/sources/source.ts';
import { going } from '../../../support/answers.ts';
import { paper } from '../../../support/papers.ts';

const nothing: Found = { papers: [], failures: [], at: 0 };
const source = (title: string, search?: () => Promise<Found>): PaperSource => ({
  ...{ id: 'arxiv', title },
  ...(search && { search }),
});

async function searched(sources: readonly PaperSource[], signal = going): Promise<string[]> {
  const lines: string[] = [];
  await searchEverywhere(sources, 'x', signal, ({ source, found, failure }) => {
    lines.push(`${source.title} ${found?.papers.length ?? failure?.code ?? ''}`);
  });
  return lines;
}

describe('searchEverywhere', () => {
  it('tells of each source as its answer arrives, of failures too', async () => {
    let answer: (found: Found) => void = () => undefined;
    const first = new Promise<Found>(resolve => (answer = resolve));
    const lines = searched([
      source('slow', () => first),
      source('cannot'),
      source('fails', () =>
        Promise.reject(new SourceFailure({ code: 'offline', subject: 'fails', detail: '' })),
      ),
      source('quick', () => {
        setTimeout(() => {
          answer(nothing);
        });
        return Promise.resolve({ ...nothing, papers: [paper()] });
      }),
    ]);
    assert.deepEqual(await lines, ['fails offline', 'quick 1', 'slow 0']);
  });

  it('tells nothing after it was stopped', async () => {
    const stop = new AbortController();
    const reason = new Error('no longer wanted');
    const told: string[] = [];
    const work = searchEverywhere(
      [
        source('stops', () => {
          stop.abort(reason);
          return Promise.resolve(nothing);
        }),
      ],
      'x',
      stop.signal,
      ({ source }) => told.push(source.title),
    );
    assert.equal(await work.catch((error: unknown) => error), reason);
    assert.deepEqual(told, []);
  });

  it('hides no mistake of ours', async () => {
    const mistake = new TypeError('x is not a function');
    const work = searched([source('broken', () => Promise.reject(mistake))]);
    assert.equal(await work.catch((error: unknown) => error), mistake);
  });
});
