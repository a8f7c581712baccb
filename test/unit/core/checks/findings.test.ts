// Each kind of finding, beside a neighbour that has none, with real requests to a server on the loopback interface.
import { assert } from 'chai';
import { CitationCheck } from '../../../../src/core/checks/citationCheck.ts';
import { readCheckedFile } from '../../../../src/core/checks/checkedFile.ts';
import type { Finding } from '../../../../src/core/checks/finding.ts';
import { countingClock } from '../../../support/clock.ts';
import { connectTo, servePapers, type ServicePaper } from '../../../support/paperServices.ts';
import {
  answer,
  html,
  rateLimited,
  startReplayServer,
  type ReplayServer,
} from '../../../support/replayServer.ts';
import { neverAborted } from '../../../support/stubService.ts';

const resnet: ServicePaper = {
  ...{ arxiv: '1512.03385', title: 'Deep Residual Learning for Image Recognition', year: 2015 },
  authors: ['Kaiming He', 'Xiangyu Zhang', 'Shaoqing Ren', 'Jian Sun'],
};
const attention: ServicePaper = {
  ...{ arxiv: '1706.03762', title: 'Attention Is All You Need', version: 7, year: 2017 },
  authors: ['Ashish Vaswani', 'Noam Shazeer'],
  ...{ doi: '10.5555/3295222.3295349', venue: 'Neural Information Processing Systems' },
};
const withdrawn: ServicePaper = {
  ...{ arxiv: '1405.3456', title: 'P is NP', authors: ['Doe'], version: 2 },
  comment: 'This paper has been withdrawn by the author due to an error in Lemma 2.',
};
const retracted: ServicePaper = {
  ...{ doi: '10.1000/retracted', title: 'RETRACTED ARTICLE: A small effect in mice', authors: ['A. Mouse'] },
};
const recursion: ServicePaper = {
  ...{ arxiv: '2305.17493', title: 'The Curse of Recursion', year: 2023 },
  authors: ['Ilia Shumailov', 'Zakhar Shumaylov', 'Yiren Zhao'],
};
const book: ServicePaper = { doi: '10.1007/978-3', title: 'Handbook of Memory', authors: ['E. Tulving'] };
const relativity: ServicePaper = {
  ...{ doi: '10.1002/andp.19053221004', title: 'On the Electrodynamics of Moving Bodies', year: 1905 },
  authors: ['A. Einstein'],
};
const report: ServicePaper = {
  ...{ arxiv: '2303.08774', title: 'GPT-4 Technical Report', authors: ['Josh Achiam', 'Steven Adler'] },
};
const wavenet: ServicePaper = {
  ...{ arxiv: '1609.03499', title: 'WaveNet: A Generative Model for Raw Audio' },
  authors: ['Aäron van den Oord', 'Sander Dieleman'],
};
const served = [resnet, attention, withdrawn, retracted, recursion, book, relativity, report, wavenet];

const now = Date.UTC(2026, 10, 26);
const clock = countingClock();

describe('findings', () => {
  let server: ReplayServer;
  beforeEach(async () => {
    server = await startReplayServer();
    servePapers(server, served);
  });
  afterEach(() => server.stop());

  const checkOf = async (text: string, isBibliography: boolean, isOnline = true): Promise<CitationCheck> => {
    const options = { clock, signal: neverAborted, now };
    const file = { file: 'file:///x', text, isBibliography, isProse: () => true };
    const sources = isOnline ? connectTo(server.url) : [];
    return new CitationCheck([await readCheckedFile(file, options)], { ...options, sources });
  };
  const findingsOf = async (check: CitationCheck): Promise<Finding[]> =>
    [...(await check.result()).findings.values()].flat().map(({ finding }) => finding);
  const found = async (check: CitationCheck): Promise<string[]> =>
    (await findingsOf(check)).map(({ code }) => code);
  const unchecked = async (check: CitationCheck): Promise<number> => (await check.result()).unchecked;
  const codesIn = async (text: string, isBibliography: boolean): Promise<string[]> => {
    const check = await checkOf(text, isBibliography);
    await check.run(true, () => undefined);
    return found(check);
  };

  const he = 'author={He, Kaiming and others}';
  const title = 'title={Deep residual learning for image recognition}';
  const entries: Readonly<Record<string, readonly [code: string, entry: string, neighbour: string]>> = {
    'an id of another paper': [
      'other-paper',
      `@misc{a, ${title}, ${he}, eprint={1405.3456}, archivePrefix={arXiv}}`,
      `@misc{a, ${title}, ${he}, eprint={1512.03385}, archivePrefix={arXiv}}`,
    ],
    'a paper that was renamed': [
      'renamed',
      '@misc{a, title={Model Dementia}, author={Shumailov, I. and Shumaylov, Z. and Zhao, Y.}, eprint={2305.17493}, archivePrefix={arXiv}}',
      '@misc{a, title={The curse of recursion: training on generated data}, author={Shumailov, I.}, eprint={2305.17493}, archivePrefix={arXiv}}',
    ],
    'a translated title': [
      'renamed',
      '@article{a, title={Zur Elektrodynamik bewegter K{\\"o}rper}, author={Einstein, Albert}, doi={10.1002/andp.19053221004}}',
      '@article{a, title={On the electrodynamics of moving bodies}, author={Einstein, Albert}, doi={10.1002/andp.19053221004}}',
    ],
    "another paper by the author of the id's": [
      'other-paper',
      '@article{a, title={Does inertia depend upon energy content?}, author={Einstein, Albert}, doi={10.1002/andp.19053221004}}',
      '@article{a, title={On the electrodynamics}, author={Einstein, Albert}, doi={10.1002/andp.19053221004}}',
    ],
    "a group's paper": [
      'title-not-found',
      '@article{a, title={GPT-4 Energy Report}, author={{OpenAI}}}',
      '@article{a, title={GPT-4 Technical Report}, author={{OpenAI}}}',
    ],
    'a title without its subtitle': [
      'title-not-found',
      '@article{a, title={WaveNet}, author={Nobody, Ann}}',
      '@article{a, title={WaveNet}, author={van den Oord, A{\\"a}ron}}',
    ],
    'reports of one year': [
      'same-work',
      '@techreport{a, title={Annual report}, author={{ACME}}, year=2019}\n@techreport{b, title={Annual report}, author={{ACME}}, year=2019}',
      '@techreport{a, title={Annual report}, author={{ACME}}, year=2019}\n@techreport{b, title={Annual report}, author={{ACME}}, year=2020}',
    ],
    'pages of one address': [
      'same-work',
      '@misc{a, title={Python}, author={PSF}, howpublished={\\url{https://www.p.example/}}}\n@misc{b, title={Python}, author={PSF}, url={http://p.example}}',
      '@misc{a, title={Python}, author={PSF}, howpublished={\\url{https://p.example}}}\n@misc{b, title={Python}, author={PSF}, howpublished={\\url{https://q.example}}}',
    ],
    'an id that nobody knows': [
      'unknown-id',
      `@article{a, ${title}, ${he}, doi={10.1145/404.404}}`,
      '@article{a, title={Attention is all you need}, author={Vaswani, A.}, doi={10.5555/3295222.3295349}}',
    ],
    'a withdrawn paper': [
      'withdrawn',
      '@misc{a, title={P is NP}, author={Doe}, url={https://arxiv.org/abs/1405.3456}}',
      '@misc{a, title={P is NP}, author={Doe}, url={https://arxiv.org/abs/1405.3456}, note={Withdrawn}}',
    ],
    'a retracted paper': [
      'withdrawn',
      '@article{a, title={A Small Effect in Mice}, author={Mouse, A.}, doi={10.1000/retracted}}',
      '@article{a, title={A Small Effect in Mice (Retracted)}, author={Mouse, A.}, doi={10.1000/retracted}}',
    ],
    'a newer version': [
      'newer-version',
      '@inproceedings{a, title={Attention is all you need}, booktitle={NeurIPS}, url={https://arxiv.org/abs/1706.03762v5}}',
      '@inproceedings{a, title={Attention is all you need}, booktitle={NeurIPS}, url={https://arxiv.org/abs/1706.03762v7}}',
    ],
    'a published version': [
      'published-version',
      '@article{a, title={Attention is all you need}, journal={arXiv preprint arXiv:1706.03762}}',
      '@inproceedings{a, title={Attention is all you need}, booktitle={NeurIPS}, eprint={1706.03762}, archivePrefix={arXiv}}',
    ],
    'two entries of one work': [
      'same-work',
      `@article{a, ${title}, ${he}, year=2015}\n@inproceedings{b, ${title}, ${he}, eprint={1512.03385}, year=2016}`,
      `@article{a, ${title}, ${he}, year=2015}\n@book{b, title={Identity mappings}, ${he}, year=2016}`,
    ],
    'a preprint and its publication, which a service knows to be one': [
      'same-work',
      '@misc{a, title={Attention is all you need}, eprint={1706.03762}, archivePrefix={arXiv}, journal={NeurIPS}}\n@inproceedings{b, title={Attention is all you need}, doi={10.5555/3295222.3295349}}',
      '@misc{a, title={Attention is all you need}, eprint={1706.03762}, archivePrefix={arXiv}, journal={NeurIPS}}\n@misc{b, title={The curse of recursion}, eprint={2305.17493}, archivePrefix={arXiv}}',
    ],
    'an impossible arXiv id': [
      'malformed-id',
      `@misc{a, ${title}, eprint={1513.03385}, archivePrefix={arXiv}}`,
      `@misc{a, ${title}, eprint={hal-01513}, archivePrefix={HAL}}`,
    ],
    'an arXiv id of the future': [
      'malformed-id',
      `@misc{a, ${title}, eprint={2712.03385}, archivePrefix={arXiv}}`,
      `@misc{a, ${title}, eprint={1512.03385}, archivePrefix={arXiv}}`,
    ],
    'a DOI without its end': [
      'malformed-id',
      '@book{a, title={Algorithms}, doi={10.1145}}',
      '@book{a, title={Algorithms}, doi={10/fk8v5r}}',
    ],
    'an entry that is never closed': [
      'malformed-entry',
      '@book{a, title={Algorithms}, year={1990}\n\n@book{b, title={Data Structures}}',
      '@book{a, title={Algorithms}, year={1990}}\n\n@book{b, title={Data Structures}}',
    ],
    'an entry without a title': [
      'malformed-entry',
      '@article{a, author={Knuth}, journal={CACM}}',
      '@misc{a, author={Knuth}, howpublished={CACM}}',
    ],
    'a key that is there already': [
      'malformed-entry',
      '@book{a, title={Algorithms}}\n@book{a, title={Data Structures}}',
      '@book{a, title={Algorithms}}\n@book{b, title={Data Structures}}',
    ],
    'a title that nobody has': [
      'title-not-found',
      '@article{a, title={On the invention of references by machines}, author={Nobody}}',
      `@article{a, ${title}, ${he}}`,
    ],
  };
  for (const [name, [code, entry, neighbour]] of Object.entries(entries))
    it(`${name}, in a bibliography`, async () => {
      assert.deepEqual(await codesIn(entry, true), [code]);
      assert.deepEqual(await codesIn(neighbour, true), []);
    });

  const real: readonly string[] = [
    '@incollection{a, title={Event-related potentials}, booktitle={Handbook of Memory}, doi={10.1007/978-3}}',
    '@inproceedings{a, title={Deep Residual Learning for Image Recognition}, author={He}, booktitle={CVPR}, eprint={1512.03385}}',
    '@article{a, title={Sorting}, author={Ada}, year=1990, journal={CACM}, volume=1}\n@article{b, title={Sorting}, author={Ada}, year=1992, journal={JACM}, volume=9}',
    '@book{a, title={Algorithms}, author={Ada}, edition={1}, year=1990}\n@book{b, title={Algorithms}, author={Ada}, edition={2}, year=1990}',
    '@misc{a, title={Home page}, author={Ada}, url={https://a.example}}\n@misc{b, title={Home page}, author={Ada}, url={https://b.example}}',
    '@article{a, title={Contextual Modal Type Theory}, author={Nanevski}, pages={1}}\n@article{b, title={Fibrational Modal Type Theory}, author={de Paiva}}',
    '@software{a, title={Parmap}, author={Ada}, year=2020}\n@codefragment{b, subtitle={Core}, crossref={a}}',
    '@comment{jabref-meta: x}\n@string{cacm = "Communications"}\n@preamble{"x"}',
    '@book{a, title={Algorithms}, doi={forthcoming}}',
    '@incollection{a, title={Introduction}, author={Ada}, booktitle={Foo}}\n@incollection{b, title={Introduction}, author={Ada}, booktitle={Bar}}',
    '@article{a, title={Editorial}, author={Ada}, journal={Foo}, year=2020}\n@article{b, title={Editorial}, author={Ada}, journal={Bar}, year=2020}',
    '@article{a, title={Editorial}, author={Ada}, journal={Foo}, year=2020, month=jan}\n@article{b, title={Editorial}, author={Ada}, journal={Foo}, year=2020, month=feb}',
  ];
  for (const entry of real)
    it(`nothing in ${entry.replaceAll('\n', ' ')}`, async () => {
      const codes = await codesIn(entry, true);
      assert.deepEqual(
        codes.filter(code => code !== 'title-not-found'),
        [],
      );
    });

  const one: readonly string[] = [
    '@article{a, title={Editorial}, author={Ada}, journal={Foo}, year=2020, month=jan}\n@article{b, title={Editorial}, author={Ada}, journal={Foo}, year=2020, month={01}}',
    '@inproceedings{a, title={Sorting large files quickly}, author={Ada}, booktitle={NeurIPS}, year=2020, month=jun}\n@inproceedings{b, title={Sorting large files quickly}, author={Ada}, booktitle={Advances in Neural Information Processing Systems}, year=2020, month=dec}',
  ];
  for (const entry of one)
    it(`one work in ${entry.replaceAll('\n', ' ')}`, async () => {
      assert.include(await codesIn(entry, true), 'same-work');
    });

  const texts: Readonly<Record<string, readonly string[]>> = {
    "# 'Deep Residual Learning for Image Recognition' arXiv:1706.03762": ['other-paper'],
    '# "Attention is all you need", Vaswani et al., https://arxiv.org/abs/1706.03762': [],
    '// See "Attention Is All\n// You Need" (NeurIPS 2017), arXiv:1512.03385': ['other-paper'],
    '[Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1405.3456)': ['other-paper'],
    'the [paper that introduced it all to us](https://arxiv.org/abs/1512.03385)': [],
    'He said "This is something quite different" and then implemented arXiv:1512.03385.': [],
    '@article{x,\n title={Deep residual learning for image recognition},\n eprint={2305.17493}, archivePrefix={arXiv}':
      ['other-paper'],
    '@article{x, title={Attention is all you need}}\nOthers: arXiv:1512.03385': [],
    '.. [1] Vaswani, "Attention Is All You Need".\n.. [2] He, https://arxiv.org/abs/1512.03385': [],
    '1. arXiv:1512.03385\n2. "Attention Is All You Need" arXiv:1706.03762': [],
    'A. Vaswani, "Journal of Machine Learning Research", arXiv:1706.03762': [],
    '# "This does something. Then it returns" arXiv:1512.03385': [],
    // The id is of another paper than the title that is quoted in the same sentence.
    'Unlike "Attention Is All You Need", BERT (arXiv:1512.03385) is bidirectional': [],
    'Unlike "Attention Is All You Need", [BERT](https://arxiv.org/abs/1512.03385) is bidirectional': [],
    '"Attention Is All You Need", Vaswani et al. (arXiv:1512.03385)': ['other-paper'],
    '# Based on "Attention Is All You Need" and BERT (arXiv:1512.03385)': [],
    '# Based on "Attention Is All You Need" (Vaswani 2017) and BERT (arXiv:1512.03385)': [],
    '# "Attention Is All You Need" by Vaswani and Shazeer, arXiv:1512.03385': ['other-paper'],
    '"Attention Is All You Need" vs BERT (arXiv:1512.03385)': [],
    '# Vaswani, "Attention Is All You Need". Also see Devlin, arXiv:1512.03385': [],
    '# Vaswani, "Attention Is All You Need", also available at arXiv:1512.03385': ['other-paper'],
    'BERT (arXiv:1512.03385) and "Attention Is All You Need"': [],
    'BERT (arXiv:1512.03385), "Attention Is All You Need" by Vaswani': [],
    'arXiv:1512.03385: Vaswani et al., "Attention Is All You Need"': ['other-paper'],
    '# Vaswani 2017 "Attention Is All You Need"\n# Devlin 2018 arXiv:1512.03385': [],
    '# A. Vaswani, "Attention Is All You Need"\n# K. He et al., https://arxiv.org/abs/1512.03385': [],
    '# Based on "Attention Is All You Need"\n# Vaswani et al. 2017, arXiv:1512.03385': ['other-paper'],
    '# (1) Vaswani, "Attention Is All You Need"\n# (2) He, https://arxiv.org/abs/1512.03385': [],
    '# (1) Vaswani, "Attention Is All You Need"\n#     NeurIPS, https://arxiv.org/abs/1512.03385': [
      'other-paper',
    ],
    // What is quoted or linked is no title.
    '[Devlin, Chang, Lee and Toutanova 2018](https://arxiv.org/abs/1512.03385)': [],
    '[Jacob Devlin, Kenton Lee, and Kristina Toutanova](https://arxiv.org/abs/1512.03385)': [],
    '[Fast, Small and Accurate Networks for Image Recognition](https://arxiv.org/abs/1706.03762)': [
      'other-paper',
    ],
    '# Noam, the "Inverse Square Root Schedule" from https://arxiv.org/abs/1706.03762': [],
    '# Noam, "Inverse Square Root Schedule" from Vaswani et al., https://arxiv.org/abs/1706.03762': [],
    '# the "Inverse Square Root Schedule" (arXiv:1706.03762)': [],
    '# the "Deep Residual Learning" paper (arXiv:1706.03762)': ['other-paper'],
    '# "Deep Residual Learning". Available from: https://arxiv.org/abs/1706.03762': ['other-paper'],
    '# "Deep Residual Learning" in CVPR 2016, arXiv:1706.03762': ['other-paper'],
    'Trained on "New York Times Corpus" (arXiv:1706.03762)': [],
    'Accepted to "Workshop on Deep Things", arXiv:1706.03762': [],
    'arXiv:2401.98765': ['unknown-id'],
    'arXiv:1405.3456': ['withdrawn'],
    'arXiv:1405.3456 (withdrawn)': [],
    'arXiv:1706.03762v5': ['newer-version'],
    'arXiv:1706.03762, doi:10.5555/3295222.3295349': [],
    'arXiv:1513.03385 and https://arxiv.org/abs/2799.00001': ['malformed-id', 'malformed-id'],
    'arXiv 2.0 of 12.5.2024': [],
  };
  for (const [text, codes] of Object.entries(texts))
    it(`${codes.join(', ') || 'nothing'} in ${text.replaceAll('\n', ' ')}`, async () => {
      assert.deepEqual(await codesIn(text, false), codes);
    });

  const mended: Readonly<Record<string, string>> = {
    "# 'Deep Residual Learning for Image Recognition' arXiv:1706.03762v2": 'arXiv:1512.03385',
    '# "Deep Residual Learning for Image Recognition", https://arxiv.org/pdf/1706.03762v2.pdf':
      'https://arxiv.org/pdf/1512.03385.pdf',
    '# "A Small Effect in Mice", arXiv:1706.03762': 'doi:10.1000/retracted',
    '# "A Small Effect in Mice", https://arxiv.org/abs/1706.03762': 'https://doi.org/10.1000/retracted',
    '# "An Effect that Nobody Has Ever Seen", arXiv:1706.03762': '',
  };
  for (const [text, right] of Object.entries(mended))
    it(`${right || 'no id'} is offered for ${text}`, async () => {
      const check = await checkOf(text, false);
      await check.run(true, () => undefined);
      const fixes = (await findingsOf(check)).flatMap(finding => finding.fixes);
      assert.deepEqual(
        fixes.map(fix => (fix.kind === 'replace' ? fix.text : '')),
        right === '' ? [] : [right],
      );
      assert.lengthOf(
        server.requests.filter(({ path }) => path.includes('/search')),
        1,
      );
    });

  it('a preprint in code has a hint of its publication, where the archive knows it', async () => {
    const record = `<entry><id>http://arxiv.org/abs/1706.03762v7</id><title>Attention Is All You Need</title>
      <published>2017-06-12T00:00:00Z</published><arxiv:doi>10.5555/3295222</arxiv:doi></entry>`;
    server.on(
      '/api/query',
      answer(`<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://x">${record}</feed>`),
    );
    const check = await checkOf('https://arxiv.org/abs/1706.03762', false);
    await check.run(true, () => undefined);
    const [finding] = await findingsOf(check);
    assert.equal(finding?.severity, 'hint');
    const [fix] = finding?.fixes ?? [];
    assert.equal(fix?.kind === 'replace' && fix.text, 'https://doi.org/10.5555/3295222');
  });

  for (const [eprint, fixed] of [
    ['eprint={1706.03762v1}', 'eprint={1706.03762v7}'],
    ['eprint="1706.03762v1"', 'eprint="1706.03762v7"'],
    ['eprint=attention', undefined],
    ['eprint="1706" # ".03762v1"', undefined],
  ] as const)
    it(`a newer version is offered where the old one stands as it is: ${eprint}`, async () => {
      const text = `@string{attention = "1706.03762v1"}\n@misc{a, ${title}, archivePrefix={arXiv}, ${eprint}}`;
      const attentive = text.replace(title, 'title={Attention Is All You Need}');
      const check = await checkOf(attentive, true);
      await check.run(true, () => undefined);
      const newer = (await findingsOf(check)).find(({ code }) => code === 'newer-version');
      const [fix] = newer?.fixes ?? [];
      const applied =
        fix?.kind === 'replace'
          ? attentive.slice(0, fix.span.start) + fix.text + attentive.slice(fix.span.end)
          : undefined;
      assert.equal(applied, fixed && attentive.replace(eprint, fixed));
      assert.isDefined(newer);
    });

  it('of a preprint with many fields and its publication, the publication is offered first to be kept', async () => {
    const preprint =
      '@misc{p, title={Deep things}, author={Doe, J}, abstract={x}, keywords={k}, file={f}, url={u}}';
    const publication = '@inproceedings{q, title={Deep things}, author={Doe, J}, booktitle={NeurIPS}}';
    const check = await checkOf(`${preprint}\n${publication}`, true, false);
    const same = (await findingsOf(check)).find(({ code }) => code === 'same-work');
    const [fix] = same?.fixes ?? [];
    assert.equal(fix?.kind === 'merge' && fix.keepKey, 'q');
  });

  it('asks for ids first, each once, and no titles unless it may', async () => {
    const text = `@misc{a, ${title}, eprint={1706.03762}}\n@misc{b, ${title}, eprint={1706.03762}}\n@article{c, title={Unheard of things}}`;
    const check = await checkOf(text, true);
    assert.deepEqual(check.plan.ids, ['arxiv:1706.03762']);
    assert.deepEqual(
      check.plan.works.map(work => work.title),
      ['Unheard of things'],
    );
    await check.run(false, () => undefined);
    assert.isEmpty(server.requests.filter(({ path }) => path.includes('/search')));
    assert.equal(await unchecked(check), 2);
  });

  describe('with services that misbehave', () => {
    const many = Array.from(
      { length: 120 },
      (_, at) =>
        `@misc{k${at}, title={Paper ${at + 10}}, eprint={2401.${10_000 + at}}, archivePrefix={arXiv}}`,
    ).join('\n');
    const scholar = '/graph/v1/paper/batch';

    it('what was checked before 429 stays, and the rest is unchecked', async () => {
      const feed = (_request: unknown, response: { readonly end: (text: string) => unknown }): void =>
        void response.end('<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"></feed>');
      server.on('/api/query', feed, feed, rateLimited('6000'));
      server.on(scholar, answer(JSON.stringify(Array.from({ length: 50 }, () => null))), rateLimited('6000'));
      const check = await checkOf(many, true);
      await check.run(true, () => undefined);
      assert.lengthOf(await found(check), 50);
      assert.equal(await unchecked(check), 120);
      assert.sameMembers(
        check.failures.map(({ subject, code }) => `${subject}: ${code}`),
        ['arXiv: rateLimited', 'Semantic Scholar: rateLimited'],
      );
    });

    it('an answer about another paper makes nothing unknown', async () => {
      const record = { title: 'Merged', externalIds: { DOI: '10.9/other' }, authors: [] };
      server.on(scholar, answer(JSON.stringify([record])));
      const check = await checkOf('@article{a, title={Mine}, doi={10.1000/mine}}', true);
      await check.run(false, () => undefined);
      assert.isEmpty(await found(check));
      assert.equal(await unchecked(check), 1);
    });

    it('a record that cannot be read makes nothing unknown', async () => {
      server.on(scholar, answer(JSON.stringify([{ title: 7 }])));
      const check = await checkOf('@article{a, title={Mine}, doi={10.1000/mine}}', true);
      await check.run(false, () => undefined);
      assert.isEmpty(await found(check));
    });

    it('a login page, and no answer at all: nothing is found, all is unchecked', async () => {
      server.on('/api/query', html);
      server.on(scholar, html);
      const check = await checkOf(many, true);
      await check.run(true, () => undefined);
      assert.isEmpty(await found(check));
      assert.equal(await unchecked(check), 120);
      assert.isAtMost(server.requests.length, 10);
    });

    it('offline, what the catalogue has from a service counts', async () => {
      const check = await checkOf(
        `@misc{a, ${title}, eprint={1706.03762}, archivePrefix={arXiv}}`,
        true,
        false,
      );
      assert.equal(await unchecked(check), 1);
      const known = {
        ...{ id: 'arxiv:1706.03762', title: 'Attention Is All You Need', authors: ['Ashish Vaswani'] },
        ...{ abstract: '', published: '2017', theme: '', sources: ['arxiv'], comments: 0 },
      };
      await check.fill(id => Promise.resolve(id === known.id ? known : undefined));
      assert.deepEqual(await found(check), ['other-paper']);
      assert.isEmpty(server.requests);
    });
  });
});
