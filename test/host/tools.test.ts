import { assert } from 'chai';
import * as vscode from 'vscode';
import type { PapersideApi } from '../../src/core/api.ts';
import { tools } from '../../src/ids.ts';
import { paperside } from './paperside.ts';

const coreEcg = 'arxiv:2604.11359';
const code =
  'class MaskedEcgReconstruction:\n    """Masked reconstruction of 12-lead ECG signals, contrastive learning."""\n';

describe('tools for the agent', () => {
  before(() => paperside().activate());

  const call = async (name: string, input: object, token?: vscode.CancellationToken): Promise<string> => {
    const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined }, token);
    return content.map(part => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
  };
  const refusal = (name: string, input: object): Promise<string> =>
    call(name, input).then(
      text => `answered ${text}`,
      (error: unknown) => String(error),
    );

  it('search: papers with ids, everything of theirs quoted', async () => {
    const text = await call(tools.searchPapers, { query: 'masked ECG', limit: 3 });
    assert.include(text, `id: ${coreEcg}`);
    assert.match(text, /^> .*ECG/m);
    assert.isAtMost(text.match(/^id: /gm)?.length ?? 0, 3);
    assert.include(await call(tools.searchPapers, { query: 'zzzzqqqq' }), 'No paper');
  });

  it('get: one paper, by any spelling of its id', async () => {
    for (const id of [coreEcg, '2604.11359v2', 'https://arxiv.org/abs/2604.11359'])
      assert.include(await call(tools.getPaper, { id }), `id: ${coreEcg}`);
    assert.include(await refusal(tools.getPaper, { id: 'arxiv:9999.99999' }), 'not in the catalogue');
  });

  it('each paper has a link, which leads to the same paper', async () => {
    const answer = await call(tools.searchPapers, { query: 'year:2000..', limit: 50 });
    const papers = [...answer.matchAll(/^id: (\S+)\n> [^]*?\nlink: (https:\/\/\S+)$/gm)];
    assert.isAbove(papers.length, 5);
    assert.lengthOf(papers, answer.match(/^id: /gm)?.length ?? 0);
    for (const [, id = '', link = ''] of papers)
      assert.include(await call(tools.getPaper, { id: link }), `id: ${id}\n`);
  });

  it('for code: papers with the lines of their reasons, from text or a file of the workspace', async () => {
    assert.match(
      await call(tools.findPapersForCode, { code, language: 'python' }),
      /CoRe-ECG[^]*\(line [12]/,
    );
    assert.include(await call(tools.findPapersForCode, { path: 'ecg_mae.py' }), `id: ${coreEcg}`);
    assert.include(
      await call(tools.findPapersForCode, { code: 'a { color: red }', language: 'css' }),
      'Nothing',
    );
  });

  it('for code: nothing outside the workspace is read', async () => {
    for (const path of ['../package.json', 'a/../../x.py'])
      assert.include(await refusal(tools.findPapersForCode, { path }), 'not inside the workspace');
    assert.include(await refusal(tools.findPapersForCode, {}), 'either "code" or "path"');
  });

  it('reading list, and citations', async () => {
    assert.match(await call(tools.getReadingList, {}), /reading list|papers, the latest/);
    const cited = await call(tools.citePaper, { ids: [coreEcg] });
    assert.match(cited, /^@\w+\{/);
    assert.include(cited, '2604.11359');
    assert.include(await call(tools.citePaper, { ids: [coreEcg], format: 'markdown' }), '](https://');
  });

  it('nothing is to be confirmed where nothing leaves and nothing is written', () => {
    const known = vscode.lm.tools.filter(({ name }) => name.startsWith('paperside_'));
    assert.sameMembers(
      known.map(({ name }) => name),
      Object.values(tools),
    );
    for (const { description, inputSchema, tags } of known) {
      assert.isAtMost(description.length, 1024);
      assert.include(tags, 'papers');
      assert.isDefined(inputSchema);
    }
  });

  it('the skill that says when to use them is known to a VS Code that has skills, and harmless in one that has not', async () => {
    const list = '_listExtensionPromptFiles';
    const hasSkills = (await vscode.commands.getCommands()).includes(list);
    const files = hasSkills ? await vscode.commands.executeCommand<readonly unknown[]>(list) : [];
    const ours = files.filter(file => JSON.stringify(file).includes('media/skills/paperside/SKILL.md'));
    assert.lengthOf(ours, hasSkills ? 1 : 0);
    assert.isTrue(paperside().isActive);
  });

  for (const [name, input] of [
    [tools.searchPapers, { query: 7 }],
    [tools.getPaper, {}],
    [tools.citePaper, { ids: [] }],
    [tools.getReadingList, { status: 'finished' }],
  ] as const)
    it(`${name} says what is wrong with ${JSON.stringify(input)}`, async () => {
      assert.notMatch(await refusal(name, input), /^answered/);
    });
});

describe('the API for other extensions', () => {
  let api: PapersideApi;
  before(async () => {
    const extension = vscode.extensions.getExtension<PapersideApi>(paperside().id);
    assert.isDefined(extension);
    api = await extension.activate();
  });

  it('searches, gets, relates, in frozen plain data', async () => {
    const [paper] = await api.search('CoRe-ECG', 1);
    assert.equal(paper?.id, coreEcg);
    assert.isFrozen(paper);
    assert.equal((await api.get('2604.11359'))?.url, 'https://arxiv.org/abs/2604.11359');
    assert.isUndefined(await api.get('nothing'));
    const [related] = await api.related(code, 'python');
    assert.equal(related?.paper.id, coreEcg);
    assert.isNotEmpty(related?.evidence);
    assert.isEmpty(await api.related(''));
  });

  it('refuses what makes no sense', async () => {
    const outcome = await api.search('x', -1).then(
      () => 'answered',
      () => 'refused',
    );
    assert.equal(outcome, 'refused');
  });

  it('tells of changes until it is told to stop', () => {
    const listening = api.onDidChange(() => undefined);
    listening.dispose();
  });
});
