// A bibliography of 1,000 entries, written as people write them, with 60 faults of eight kinds: all are found, and nothing else.
import { assert } from 'chai';
import * as z from 'zod';
import { CitationCheck } from '../../../../src/core/checks/citationCheck.ts';
import { readCheckedFile } from '../../../../src/core/checks/checkedFile.ts';
import { neverCited, undefinedKeyFindings, undefinedKeys } from '../../../../src/core/checks/keyFindings.ts';
import { WorkspaceBibliographies } from '../../../../src/core/citations/workspaceBibliographies.ts';
import { findCitedKeys } from '../../../../src/core/mentions/citedKeys.ts';
import { readProjectFile } from '../../../support/project.ts';
import { countingClock } from '../../../support/clock.ts';
import { connectTo, servePapers, skippingTimer, type ServicePaper } from '../../../support/paperServices.ts';
import { recordingLog } from '../../../support/recordingLog.ts';
import { startReplayServer, type ReplayServer } from '../../../support/replayServer.ts';
import { neverAborted } from '../../../support/stubService.ts';

const Landmarks = z.object({
  themes: z.array(
    z.object({
      papers: z.array(
        z.object({ id: z.string(), title: z.string(), authors: z.array(z.string()), year: z.number() }),
      ),
    }),
  ),
});

interface Entry {
  readonly key: string;
  /** As the services know it. */
  readonly paper: ServicePaper;
  title: string;
  /** The lines of the fields that name an id. */
  ids: string[];
  readonly more: string[];
}

const now = Date.UTC(2026, 10, 26);
const pick = <T>(list: readonly T[], at: number): T => {
  const found = list[at % list.length];
  if (found === undefined) throw new Error('The list is empty.');
  return found;
};

/** Papers that are not landmarks, with titles of common words. */
function inventedPapers(count: number): ServicePaper[] {
  const first = [
    'Sparse',
    'Robust',
    'Bayesian',
    'Spectral',
    'Causal',
    'Neural',
    'Convex',
    'Stochastic',
    'Fair',
  ];
  const second = [
    'estimation',
    'retrieval',
    'planning',
    'clustering',
    'inference',
    'compression',
    'matching',
  ];
  const third = ['glaciers', 'proteins', 'satellites', 'orchestras', 'vineyards', 'elections', 'coral reefs'];
  const fourth = ['missing data', 'two cameras', 'limited memory', 'weak labels', 'few experts'];
  const names = ['Müller', "O'Neill", 'García', 'Nguyễn', 'Łukasik', 'van der Berg', 'Zhang', 'Ito'];
  return Array.from({ length: count }, (_, at) => {
    const title = `${pick(first, at)} ${pick(second, at)} of ${pick(third, at >> 1)} with ${pick(fourth, at >> 2)}, study ${at + 20}`;
    const authors = [`Ada ${pick(names, at)}`, `Bo ${pick(names, at + 3)}`];
    return { arxiv: `1911.${String(10_000 + at)}`, title, authors, year: 2019 };
  });
}

/** What people do to a title. */
const spellings: readonly ((title: string) => string)[] = [
  title => title,
  title => title.toLowerCase().replace(/^./, letter => letter.toUpperCase()),
  title => title.replace(/\b(\p{Lu}[\p{L}\d]*\p{Lu}\w*)\b/gu, '{$1}'),
  title => (/^(?:\S+\s+){2,}\S+:/.test(title) ? title.replace(/:.*$/, '') : title),
  title => title.replace(/-/g, '--').replace(/'/g, "{'}"),
  title => `{${title}.}`,
  title =>
    title
      .replace(/iz(e|ing|ation)\b/g, 'is$1')
      .replace(/\bcolor/gi, 'colour')
      .replace(/eling\b/g, 'elling'),
  title => (title.length > 70 ? `${title.slice(0, 60).replace(/\s\S*$/, '')} ...` : title),
  title => `${title} [Über dasselbe]`,
  title =>
    title
      .replace(/^(?:A|An|The) /, '')
      .replace(/ü/g, '{\\"u}')
      .replace(/é/g, "{\\'e}"),
];
const arxivFields: readonly ((id: string) => string[])[] = [
  id => [`eprint = {${id}}`, 'archivePrefix = {arXiv}'],
  id => [`url = {https://arxiv.org/abs/${id}}`],
  id => [`journal = {arXiv preprint arXiv:${id}}`],
  id => [`doi = {10.48550/arXiv.${id}}`],
  id => ['journal = {CoRR}', `volume = {abs/${id}}`],
];

function entriesOf(papers: readonly ServicePaper[]): Entry[] {
  return papers.map((paper, at) => ({
    key: `key${at}`,
    paper,
    title: pick(spellings, at)(paper.title),
    ids: paper.arxiv === undefined ? [`doi = {${paper.doi ?? ''}}`] : pick(arxivFields, at >> 1)(paper.arxiv),
    more: [],
  }));
}

function written({ key, paper, title, ids, more }: Entry, at: number): string {
  const names = at % 3 === 0 ? [...paper.authors.slice(0, 1), 'others'] : paper.authors;
  const fields = [`title = {${title}}`, `author = {${names.join(' and ')}}`, `year = ${paper.year ?? 2020}`];
  return `@article{${key},\n  ${[...fields, ...ids, ...more].join(',\n  ')}\n}\n`;
}

describe('a bibliography of 1,000 entries', () => {
  let server: ReplayServer;
  before(async () => {
    server = await startReplayServer();
  });
  after(() => server.stop());

  it('with 60 faults of eight kinds: all are found, and nothing else', async function () {
    this.timeout(60_000);
    const landmarks = Landmarks.parse(JSON.parse(readProjectFile('data/landmarks.json')));
    const known = landmarks.themes
      .flatMap(({ papers }) => papers)
      .map(({ id, ...paper }): ServicePaper => {
        const [scheme = '', name = ''] = id.split(/:(.*)/s);
        return { ...paper, ...(scheme === 'arxiv' ? { arxiv: name } : { doi: name }) };
      });
    const papers = [...known, ...inventedPapers(1000 - 8 - known.length)];
    const served = [...papers];
    const entries = entriesOf(papers);
    const expected: string[] = [];
    const at = (index: number): Entry => pick(entries, index);
    const plant = (index: number, code: string): Entry => {
      expected.push(`${code} ${at(index).key}`);
      return at(index);
    };
    const serve = (index: number, change: Partial<ServicePaper>): void => {
      served[index] = { ...pick(papers, index), ...change };
    };
    const arxivEntries = [...entries.keys()].filter(index => at(index).paper.arxiv !== undefined);
    const doiEntries = [...entries.keys()].filter(index => at(index).paper.doi !== undefined);
    const arxivAt = (number: number): number => pick(arxivEntries, number * 9);

    // Without an id: found by title.
    for (let number = 0; number < 20; number++) at(pick(doiEntries, number * 3)).ids = [];
    for (let number = 0; number < 8; number++) {
      const [here, there] = [at(arxivAt(number)), at(arxivAt(number + 8))];
      plant(arxivAt(number), 'other-paper').ids = [
        `eprint = {${there.paper.arxiv ?? ''}}`,
        'archivePrefix = {arXiv}',
      ];
      assert.notEqual(here.paper.title, there.paper.title);
    }
    for (let number = 8; number < 12; number++)
      plant(arxivAt(number), 'unknown-id').ids = [
        `eprint = {2401.9${number + 1000}}`,
        'archivePrefix = {arXiv}',
      ];
    for (let number = 0; number < 4; number++)
      plant(pick(doiEntries, number * 3 + 1), 'unknown-id').ids = [`doi = {10.1145/${number}.404}`];
    for (let number = 12; number < 20; number++) {
      plant(arxivAt(number), 'withdrawn');
      serve(arxivAt(number), { version: 2, comment: 'This paper has been withdrawn by the authors.' });
    }
    for (let number = 20; number < 24; number++) {
      plant(arxivAt(number), 'newer-version').ids = [
        `eprint = {${at(arxivAt(number)).paper.arxiv ?? ''}v1}`,
        'archivePrefix = {arXiv}',
      ];
      serve(arxivAt(number), { version: 3 });
    }
    for (let number = 24; number < 28; number++) {
      plant(arxivAt(number), 'published-version');
      serve(arxivAt(number), { venue: 'Journal of Things', doi: `10.1162/thing.${number}` });
    }
    // Two entries of one work, the second one under another key and spelling.
    for (let number = 0; number < 8; number++) {
      const { paper } = at(arxivAt(number + 28));
      const ids = pick(arxivFields, number + 1)(paper.arxiv ?? '');
      entries.push({
        key: `again${number}`,
        paper,
        title: pick(spellings, number + 4)(paper.title),
        ids,
        more: [],
      });
      expected.push(`same-work again${number}`);
    }
    const wrongIds = [
      'eprint = {2313.01234}, archivePrefix = {arXiv}',
      'eprint = {2711.01234}, archivePrefix = {arXiv}',
      'doi = {10.1145}',
      'doi = {1145/3292500}',
    ];
    for (const [number, ids] of wrongIds.entries()) plant(arxivAt(number + 36), 'malformed-id').ids = [ids];

    const text = entries.map(written);
    // Entries that cannot be read.
    for (const number of [500, 700]) {
      text[number] = pick(text, number).replace(/\}\n$/, '\n');
      expected.push(`malformed-entry ${at(number).key}`);
    }
    assert.lengthOf(entries, 1000);

    const bibliography = text.join('\n');
    // A paper that cites all but seven entries, and seven that are not there.
    const uncited = new Set(Array.from({ length: 7 }, (_, number) => `key${600 + number * 11}`));
    const absent = Array.from({ length: 7 }, (_, number) => `nobody${number}wrote`);
    expected.push(...[...uncited].map(key => `never-cited ${key}`));
    expected.push(...absent.map(key => `undefined-key ${key}`));
    const cited = [...entries.map(({ key }) => key).filter(key => !uncited.has(key)), ...absent];
    const paper = cited.map((key, at) => `As in \\cite${at % 2 === 0 ? 'p' : 't[p.~3]'}{${key}}.`).join('\n');
    assert.lengthOf(expected, 60);

    servePapers(server, served);
    const sources = connectTo(server.url);
    const clock = countingClock();
    const [bib, tex] = ['file:///big.bib', 'file:///paper.tex'];
    const bibliographies = new WorkspaceBibliographies({
      files: {
        isFolder: () => Promise.resolve(false),
        list: () => Promise.resolve([bib]),
        read: () => Promise.resolve(bibliography),
        onDidChange: () => ({ dispose: () => undefined }),
      },
      ...{ clock, timer: skippingTimer(), log: recordingLog() },
    });
    await bibliographies.open();
    const keys = await findCitedKeys(tex, paper, clock);
    const options = { clock, signal: neverAborted, now };
    const isProse = (): boolean => true;
    const files = [
      await readCheckedFile(
        {
          ...{ file: bib, text: bibliography, isBibliography: true, isProse },
          keyFindings: all => neverCited(bib, all, { bibliographies, cited: keys, citesAll: false }),
        },
        options,
      ),
      await readCheckedFile(
        {
          ...{ file: tex, text: paper, isBibliography: false, isProse },
          keyFindings: (_, lines) =>
            undefinedKeyFindings(
              undefinedKeys(keys, paper, bibliographies),
              lines,
              bibliographies,
              new Map(),
            ),
        },
        options,
      ),
    ];
    const check = new CitationCheck(files, { clock, sources, signal: neverAborted });
    await check.run(true, () => undefined);
    const { findings, unchecked } = await check.result();
    const found = [...findings].flatMap(([file, placed]) =>
      placed.map(({ finding }) => {
        const all = file === bib ? bibliography : paper;
        const key =
          file === bib
            ? /@\w+\{(\w+),?[^@]*$/.exec(all.slice(0, finding.span.end))?.[1]
            : all.slice(finding.span.start, finding.span.end);
        return `${finding.code} ${key ?? ''}`;
      }),
    );
    assert.sameMembers(found, expected);
    assert.equal(unchecked, 0);
  });
});
