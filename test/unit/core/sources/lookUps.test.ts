import { assert } from 'chai';
import { FailureError, type FailureCode } from '../../../../src/core/base/failures.ts';
import { PaperLookUps } from '../../../../src/core/sources/paperLookUps.ts';
import type { PaperSource, SourcePage } from '../../../../src/core/sources/source.ts';
import { paper } from '../../../support/papers.ts';
import { recordingLog } from '../../../support/recordingLog.ts';
import { neverAborted } from '../../../support/stubService.ts';

const id = 'arxiv:2401.00001';
const page: SourcePage = { papers: [paper({ id })], failures: [], receivedAt: 0 };
const source = (title: string, get?: () => Promise<SourcePage>): PaperSource => ({
  ...{ id: 'arxiv', title },
  ...(get && { get }),
});
const failing = (code: FailureCode) => (): Promise<SourcePage> =>
  Promise.reject(new FailureError({ code, subject: 'One', detail: 'ENOTFOUND' }));

describe('PaperLookUps', () => {
  it('has no outcome before anybody asked, and names those who would be', () => {
    const lookUps = new PaperLookUps(
      () => [source('One', () => Promise.resolve(page)), source('Two')],
      recordingLog(),
    );
    assert.isUndefined(lookUps.outcomeOf(id));
    assert.deepEqual(lookUps.sourceTitles, ['One']);
  });

  const cases: readonly (readonly [string, () => Promise<SourcePage>, string])[] = [
    ['the paper', () => Promise.resolve(page), id],
    ['that nobody knows it', failing('missing'), 'unknown'],
    ['a failure', failing('offline'), 'One: offline'],
    ['a mistake of our own', () => Promise.reject(new Error('x is not a function')), 'Paperside: malformed'],
  ];
  for (const [outcome, get, expected] of cases)
    it(`keeps ${outcome}`, async () => {
      const lookUps = new PaperLookUps(() => [source('One', get)], recordingLog());
      const asked = await lookUps.ask(id, neverAborted);
      assert.equal(lookUps.outcomeOf(id), asked);
      const said =
        asked.failure === undefined
          ? (asked.paper?.id ?? 'unknown')
          : `${asked.failure.subject}: ${asked.failure.code}`;
      assert.equal(said, expected);
    });

  it('keeps the last outcome when it is asked again', async () => {
    const answers = [failing('offline'), () => Promise.resolve(page)];
    const lookUps = new PaperLookUps(
      () => [source('One', () => answers.shift()?.() ?? Promise.reject(new Error('asked too often')))],
      recordingLog(),
    );
    await lookUps.ask(id, neverAborted);
    await lookUps.ask(id, neverAborted);
    assert.equal(lookUps.outcomeOf(id)?.failure, undefined);
  });

  it('keeps nothing of what was stopped', async () => {
    const stop = new AbortController();
    const lookUps = new PaperLookUps(
      () => [
        source('One', () => {
          stop.abort(new Error('stopped'));
          return Promise.reject(new Error('stopped'));
        }),
      ],
      recordingLog(),
    );
    const reason = await lookUps.ask(id, stop.signal).then(
      () => 'answered',
      (error: unknown) => String(error),
    );
    assert.equal(reason, 'Error: stopped');
    assert.isUndefined(lookUps.outcomeOf(id));
  });
});
