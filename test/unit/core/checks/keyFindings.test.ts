import { assert } from 'chai';
import { readCheckedEntries } from '../../../../src/core/checks/checkedEntries.ts';
import { neverCited, undefinedKeyFindings, undefinedKeys } from '../../../../src/core/checks/keyFindings.ts';
import { papersForKeys } from '../../../../src/core/checks/papersForKeys.ts';
import { lineStarts } from '../../../../src/core/checks/textPositions.ts';
import { WorkspaceBibliographies } from '../../../../src/core/citations/workspaceBibliographies.ts';
import { findCitedKeys } from '../../../../src/core/mentions/citedKeys.ts';
import { countingClock } from '../../../support/clock.ts';
import { skippingTimer } from '../../../support/paperServices.ts';
import { paper } from '../../../support/paper.ts';
import { recordingLog } from '../../../support/recordingLog.ts';
import { neverAborted } from '../../../support/stubService.ts';

const clock = countingClock();
const options = { clock, signal: neverAborted, now: Date.UTC(2026, 10, 26) };

async function open(files: Readonly<Record<string, string>>): Promise<WorkspaceBibliographies> {
  const bibliographies = new WorkspaceBibliographies({
    files: {
      isFolder: () => Promise.resolve(false),
      list: () => Promise.resolve(Object.keys(files)),
      read: file => Promise.resolve(files[file] ?? ''),
      onDidChange: () => ({ dispose: () => undefined }),
    },
    ...{ clock, timer: skippingTimer(), log: recordingLog() },
  });
  await bibliographies.open();
  return bibliographies;
}

const bib = 'file:///a/refs.bib';
const books = ['knuth84', 'lamport94', 'child', 'parent', 'alone']
  .map(key => `@book{${key}, title={On ${key}}${key === 'child' ? ', crossref={parent}' : ''}}`)
  .join('\n');

describe('citation keys', () => {
  const missing = async (name: string, text: string, bibs = { [bib]: books }): Promise<string[]> => {
    const bibliographies = await open(bibs);
    const cited = await findCitedKeys(name, text, clock);
    return undefinedKeyFindings(
      undefinedKeys(cited, text, bibliographies),
      lineStarts(text),
      bibliographies,
      new Map(),
    ).map(({ span, fixes }) => {
      const [fix] = fixes;
      return `${text.slice(span.start, span.end)} → ${fix?.kind === 'replace' ? fix.text : ''}`;
    });
  };
  const texts: readonly (readonly [file: string, text: string, missing: readonly string[]])[] = [
    [
      'file:///a/p.tex',
      'As in \\cite{knuth84} and\n\\citep[p.~2]{knuth85, lamport94}',
      ['knuth85 → knuth84'],
    ],
    ['file:///a/p.tex', '\\cite{somethingelse}', ['somethingelse → ']],
    ['file:///a/p.tex', '\\cite{own}\\bibitem[Own(1)]{own} Own.', []],
    ['file:///a/p.tex', '% \\cite{absent}\n\\nocite{*}', []],
    ['file:///a/p.md', 'See [@knuth84; @absent] and mail @somebody, or me@knuth.org.', ['absent → ']],
    ['file:///a/p.py', '"""As in :cite:`knuth84`, :cite:`absent`."""', ['absent → ']],
    [
      'file:///a/CHANGELOG.md',
      '- Fix (thanks [@octocat], [@Ann])\n- As in [@absent]\n\n[@octocat]: https://x.org/o\n[@ann]: https://x.org/a',
      ['absent → '],
    ],
    ['file:///a/p.py', 'cite = "absent"', []],
  ];
  for (const [file, text, expected] of texts)
    it(`${expected.join(', ') || 'none'} undefined in ${text.replaceAll('\n', ' ')}`, async () => {
      assert.deepEqual(await missing(file, text), [...expected]);
    });
  it('none is undefined where there is no bibliography', async () => {
    assert.isEmpty(await missing('file:///a/p.tex', '\\cite{knuth84}', { [bib]: '' }));
  });

  const uncited = async (text: string, citesAll = false): Promise<string[]> => {
    const bibliographies = await open({ [bib]: books });
    const { entries } = await readCheckedEntries(books, options);
    const cited = [
      ...(await findCitedKeys('file:///a/p.tex', text, clock)),
      ...(await findCitedKeys(bib, books, clock)),
    ];
    return neverCited(bib, entries, { bibliographies, cited, citesAll }).map(({ span }) =>
      books.slice(span.start, span.end),
    );
  };
  it('an entry that no file cites is found; one that a cited entry refers to is not', async () => {
    assert.deepEqual(await uncited('\\cite{knuth84,child}'), ['lamport94', 'alone']);
    assert.deepEqual(await uncited('\\cite{Knuth84,lamport94,child,alone}'), []);
  });
  it('none is found where all are cited', async () => {
    assert.isEmpty(await uncited('\\cite{knuth84}', true));
  });

  it('a paper that exactly fits a key is found', async () => {
    const papers = [
      paper({
        id: 'arxiv:1',
        title: 'Attention Is All You Need',
        authors: ['A. Vaswani'],
        published: '2017',
      }),
      paper({ id: 'arxiv:2', title: 'Deep Nets', authors: ['Ada Lovelace'], published: '2017' }),
      paper({ id: 'arxiv:3', title: 'Deep Trees', authors: ['Ada Lovelace'], published: '2017' }),
    ];
    const keys = ['Vaswani2017Attention', 'lovelace2017deep', 'lovelace2017', 'nobody2000'];
    const found = await papersForKeys(keys, papers, '{author}{year}{word}', { clock });
    assert.deepEqual(
      [...found].map(([key, { id }]) => `${key} ${id}`),
      ['Vaswani2017Attention arxiv:1'],
    );
  });
});
