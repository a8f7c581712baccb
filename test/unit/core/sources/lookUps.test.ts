import { assert } from 'chai';
import type { FailureCode } from '../../../../src/core/failures.ts';
import { LookUps } from '../../../../src/core/sources/lookUps.ts';
import { SourceFailure, type Found, type PaperSource } from '../../../../src/core/sources/source.ts';
import { going } from '../../../support/answers.ts';
import { silentLog } from '../../../support/log.ts';
import { paper } from '../../../support/papers.ts';

const id = 'arxiv:2401.00001';
const found: Found = { papers: [paper({ id })], failures: [], at: 0 };
const source = (title: string, get?: () => Promise<Found>): PaperSource => ({
  ...{ id: 'arxiv', title },
  ...(get && { get }),
});
const failing = (code: FailureCode) => (): Promise<Found> =>
  Promise.reject(new SourceFailure({ code, subject: 'One', detail: 'ENOTFOUND' }));

describe('LookUps', () => {
  it('has no outcome before anybody asked, and names those who would be', () => {
    const lookUps = new LookUps(
      () => [source('One', () => Promise.resolve(found)), source('Two')],
      silentLog(),
    );
    assert.isUndefined(lookUps.outcomeOf(id));
    assert.deepEqual(lookUps.sourceTitles, ['One']);
  });

  const cases: readonly (readonly [string, () => Promise<Found>, string])[] = [
    ['the paper', () => Promise.resolve(found), id],
    ['that nobody knows it', failing('missing'), 'unknown'],
    ['a failure', failing('offline'), 'One: offline'],
    ['a mistake of our own', () => Promise.reject(new Error('x is not a function')), 'Paperside: malformed'],
  ];
  for (const [outcome, get, expected] of cases)
    it(`keeps ${outcome}`, async () => {
      const lookUps = new LookUps(() => [source('One', get)], silentLog());
      const asked = await lookUps.ask(id, going);
      assert.equal(lookUps.outcomeOf(id), asked);
      const said =
        asked.failure === undefined
          ? (asked.paper?.id ?? 'unknown')
          : `${asked.failure.subject}: ${asked.failure.code}`;
      assert.equal(said, expected);
    });

  it('keeps the last outcome when it is asked again', async () => {
    const answers = [failing('offline'), () => Promise.resolve(found)];
    const lookUps = new LookUps(
      () => [source('One', () => answers.shift()?.() ?? Promise.reject(new Error('asked too often')))],
      silentLog(),
    );
    await lookUps.ask(id, going);
    await lookUps.ask(id, going);
    assert.equal(lookUps.outcomeOf(id)?.failure, undefined);
  });

  it('keeps nothing of what was stopped', async () => {
    const stop = new AbortController();
    const lookUps = new LookUps(
      () => [
        source('One', () => {
          stop.abort(new Error('stopped'));
          return Promise.reject(new Error('stopped'));
        }),
      ],
      silentLog(),
    );
    const reason = await lookUps.ask(id, stop.signal).then(
      () => 'answered',
      (error: unknown) => String(error),
    );
    assert.equal(reason, 'Error: stopped');
    assert.isUndefined(lookUps.outcomeOf(id));
  });
});
