import { assert } from 'chai';
import { FailureError } from '../../../../src/core/base/failures.ts';
import { searchSources } from '../../../../src/core/sources/searchSources.ts';
import type { PaperSource, SourcePage } from '../../../../src/core/sources/source.ts';
import { paper } from '../../../support/papers.ts';
import { neverAborted } from '../../../support/stubService.ts';

const nothing: SourcePage = { papers: [], failures: [], receivedAt: 0 };
const source = (title: string, search?: () => Promise<SourcePage>): PaperSource => ({
  ...{ id: 'arxiv', title },
  ...(search && { search }),
});

async function searched(sources: readonly PaperSource[], signal = neverAborted): Promise<string[]> {
  const lines: string[] = [];
  await searchSources(sources, 'x', signal, ({ source, page, failure }) => {
    lines.push(`${source.title} ${page?.papers.length ?? failure?.code ?? ''}`);
  });
  return lines;
}

describe('searchSources', () => {
  it('tells of each source as its answer arrives, of failures too', async () => {
    let answer: (page: SourcePage) => void = () => undefined;
    const first = new Promise<SourcePage>(resolve => (answer = resolve));
    const lines = searched([
      source('slow', () => first),
      source('cannot'),
      source('fails', () =>
        Promise.reject(new FailureError({ code: 'offline', subject: 'fails', detail: '' })),
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

  it('asks for weighted terms, or for their words where a source knows no more', async () => {
    const asked: unknown[] = [];
    const record = (query: unknown): Promise<SourcePage> => {
      asked.push(query);
      return Promise.resolve(nothing);
    };
    const terms = [
      { text: 'masked autoencoder', weight: 1 },
      { text: 'patch', weight: 0.5 },
    ];
    const sources: PaperSource[] = [
      { id: 'arxiv', title: 'weighs', search: record, searchRelated: record },
      { id: 'huggingFace', title: 'searches', search: record },
      { id: 'semanticScholar', title: 'neither' },
    ];
    await searchSources(sources, terms, neverAborted, () => undefined);
    assert.deepEqual(asked, [terms, 'masked autoencoder patch']);
    asked.length = 0;
    const fewer = terms.slice(1);
    await searchSources(
      sources,
      ({ id }) => (id === 'arxiv' ? fewer : terms),
      neverAborted,
      () => undefined,
    );
    assert.deepEqual(asked, [fewer, 'masked autoencoder patch']);
  });

  it('tells nothing after it was stopped', async () => {
    const stop = new AbortController();
    const reason = new Error('no longer wanted');
    const told: string[] = [];
    const work = searchSources(
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
