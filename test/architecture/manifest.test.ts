// package.json and the code declare the same names, both ways.
import { assert } from 'chai';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { MentionsEmptyReason } from '../../src/core/mentions/mentionIndex.ts';
import { Arrangement } from '../../src/core/papers/grouping.ts';
import { RelatedEmptyReason } from '../../src/core/related/evidence.ts';
import * as toolInputs from '../../src/core/tools/toolInputs.ts';
import * as ids from '../../src/ids.ts';
import { projectFiles, readProjectFile, root } from '../support/project.ts';

const MenuItem = z.object({
  command: z.optional(z.string()),
  submenu: z.optional(z.string()),
  when: z.optional(z.string()),
  group: z.optional(z.string()),
});
const Manifest = z.object({
  engines: z.object({ vscode: z.string() }),
  devDependencies: z.record(z.string(), z.string()),
  activationEvents: z.array(z.string()),
  keywords: z.array(z.string()),
  categories: z.array(z.string()),
  icon: z.string(),
  contributes: z.object({
    views: z.record(z.string(), z.array(z.object({ id: z.string() }))),
    viewsWelcome: z.array(z.object({ view: z.string(), contents: z.string(), when: z.optional(z.string()) })),
    languageModelTools: z.array(z.object({ name: z.string(), inputSchema: z.unknown() })),
    commands: z.array(
      z.object({
        command: z.string(),
        category: z.string(),
        icon: z.optional(z.string()),
        enablement: z.optional(z.string()),
      }),
    ),
    walkthroughs: z.array(
      z.object({
        steps: z.array(
          z.object({
            description: z.string(),
            media: z.object({ image: z.string(), altText: z.string() }),
            completionEvents: z.array(z.string()),
          }),
        ),
      }),
    ),
    submenus: z.array(z.object({ id: z.string() })),
    menus: z.record(z.string(), z.array(MenuItem)),
  }),
});

/** Files that can be read as code or prose: the languages that related papers are promised for. */
const codeFile =
  'resourceExtname =~ /^\\.(py|pyi|ipynb|ts|tsx|mts|cts|js|jsx|mjs|cjs|java|kt|kts|c|h|cc|cpp|cxx|hh|hpp|cu|cuh|rs|go|jl|r|m|scala|swift|md|qmd|rst|tex)$/i';

/** Files that can hold papers, by their names. */
const papersFile = 'resourceExtname =~ /^\\.(bib|bibtex|biblatex|ris|json|jsonl|ndjson)$/i';

/** Files that cite, by their names. */
const citingFile = 'resourceExtname =~ /^\\.(bib|bibtex|biblatex|tex|md|qmd|rmd|rst|typ|org)$/i';

const text = readProjectFile('package.json');
const { contributes, ...manifest } = Manifest.parse(JSON.parse(text));
const declared = contributes.commands.map(({ command }) => command);
const menuItems = Object.values(contributes.menus)
  .flat()
  .map(({ command, submenu = '', ...item }) => ({ ...item, command: command ?? submenu }));
const whens = [
  ...menuItems.map(({ when }) => when ?? ''),
  ...contributes.commands.map(({ enablement }) => enablement ?? ''),
  ...contributes.viewsWelcome.map(({ when }) => when ?? ''),
];
const source = projectFiles('src/{extension.ts,features/**/*.ts}').map(readProjectFile).join('\n');

const commandId = (name: string): string =>
  new Map<string, string>(Object.entries(ids.commands)).get(name) ?? name;

/** Descriptions are for the model; the code does not read them. */
function withoutDescriptions(schema: unknown): unknown {
  return JSON.parse(
    JSON.stringify(schema, (key, value: unknown) => (key === 'description' ? undefined : value)),
  );
}

describe('manifest', () => {
  it('declares exactly the commands that the code names, each once', () => {
    assert.sameMembers(declared, Object.values(ids.commands));
  });

  it('and the code registers each of them', () => {
    const unregistered = Object.keys(ids.commands).filter(
      name => !new RegExp(`(register\\w*\\(\\s*|openLog\\([^)]*|\\[)commands\\.${name}\\b`).test(source),
    );
    assert.deepEqual(unregistered, []);
  });

  it('puts only declared commands in menus, and has an icon for each inline one', () => {
    assert.deepEqual(
      menuItems.filter(
        ({ command }) => ![...declared, ...contributes.submenus.map(({ id }) => id)].includes(command),
      ),
      [],
    );
    const icons = new Set(
      contributes.commands.filter(({ icon }) => icon !== undefined).map(({ command }) => command),
    );
    const drawn = menuItems.filter(({ group }) => /^(inline|navigation)/.test(group ?? ''));
    assert.deepEqual(
      drawn.filter(({ command }) => !icons.has(command)),
      [],
    );
  });

  it('hides a command that needs a paper from the palette', () => {
    const named = (pattern: RegExp): string[] =>
      [...source.matchAll(pattern)].map(([, name = '']) => commandId(name)).sort();
    const palette = contributes.menus.commandPalette ?? [];
    const needPaper = named(/registerPaperCommand\(\s*commands\.(\w+)/g);
    assert.isNotEmpty(needPaper);
    // A command that asks has the variants, which need no row of their own.
    const variants = named(/\{\s*command: commands\.(\w+),\s*label:/g);
    assert.isNotEmpty(variants);
    // And those that need the row, the hover or the finding that they stand on, or have a variant that asks.
    const others = ['showMorePapers', 'openMention', 'lookUpHere', 'explainFinding', 'copyBibtex'].map(
      commandId,
    );
    assert.sameMembers(
      palette.filter(({ when }) => when === 'false').map(({ command = '' }) => command),
      [...new Set([...needPaper, ...variants, ...others])],
    );
    // Those that can take the paper in front are offered while there is one.
    const inFront = named(/registerActivePaperCommand\(\s*commands\.(\w+)/g);
    assert.isNotEmpty(inFront);
    for (const command of [...inFront, ids.commands.markPaper])
      assert.equal(
        palette.find(item => item.command === command)?.when,
        `activeWebviewPanelId == ${ids.panels.abstract}`,
        command,
      );
  });

  it('gives every command the one category', () => {
    assert.deepEqual([...new Set(contributes.commands.map(({ category }) => category))], ['Paperside']);
  });

  it('declares exactly the views and panels that the code names', () => {
    const viewIds = Object.values(contributes.views)
      .flat()
      .map(({ id }) => id);
    assert.sameMembers(viewIds, Object.values(ids.views));
    assert.includeMembers(
      viewIds,
      contributes.viewsWelcome.map(({ view }) => view),
    );
    assert.sameMembers(manifest.activationEvents, [
      ...Object.values(ids.panels).map(id => `onWebviewPanel:${id}`),
      ...Object.values(ids.schemes).map(scheme => `onFileSystem:${scheme}`),
      ...Object.values(ids.tools).map(name => `onLanguageModelTool:${name}`),
    ]);
  });

  it('declares exactly the tools that the code has, with the inputs that it parses', () => {
    const declared = contributes.languageModelTools.map(({ name, inputSchema }) => [name, inputSchema]);
    const { tools } = ids;
    const expected = [
      [tools.searchPapers, toolInputs.SearchInput],
      [tools.getPaper, toolInputs.GetInput],
      [tools.findPapersForCode, toolInputs.CodeInput],
      [tools.getReadingList, toolInputs.ReadingListInput],
      [tools.citePaper, toolInputs.CiteInput],
      [tools.checkCitations, toolInputs.CheckInput],
    ] as const;
    assert.lengthOf(expected, Object.keys(tools).length);
    assert.deepEqual(
      declared.map(([name]) => name),
      expected.map(([name]) => name),
    );
    for (const [at, [, schema]] of expected.entries()) {
      const expectedSchema = z.toJSONSchema(schema, { io: 'input' });
      delete expectedSchema.$schema;
      assert.deepEqual(withoutDescriptions(declared[at]?.[1]), withoutDescriptions(expectedSchema));
    }
  });

  it('asks only for context keys and values that the code sets', () => {
    const known = new Set<string>([
      ...Object.values(ids.views).map(id => `view == ${id}`),
      ...Object.values(ids.panels).map(id => `activeWebviewPanelId == ${id}`),
      ...Object.values(ids.treeItems).map(value => `viewItem == ${value}`),
      ...Arrangement.shape.groupBy.options.map(option => `${ids.contextKeys.groupBy} != ${option}`),
      ...Arrangement.shape.sortBy.options.map(option => `${ids.contextKeys.sortBy} != ${option}`),
      ...MentionsEmptyReason.options.map(option => `${ids.contextKeys.mentionsEmpty} == ${option}`),
      ...RelatedEmptyReason.options.map(option => `${ids.contextKeys.relatedEmpty} == ${option}`),
      ...[
        ids.contextKeys.relatedPaused,
        ids.contextKeys.relatedPinned,
        ids.contextKeys.refreshing,
        ids.contextKeys.scanning,
        ids.contextKeys.filtered,
        ids.contextKeys.canUndoMark,
        ids.contextKeys.hidesRead,
        ids.contextKeys.sharedList,
        ids.contextKeys.hasNewPapers,
        ids.contextKeys.hasSourcePapers,
        ids.contextKeys.hasLinkedFiles,
        ids.contextKeys.canLookUp,
        ids.contextKeys.lookingUp,
      ].flatMap(key => [key, `!${key}`]),
      // VS Code's own.
      ...['false', 'editorHasSelection', '!editorHasSelection', '!explorerResourceIsFolder'],
      ...[
        'isWorkspaceTrusted',
        '!isWorkspaceTrusted',
        'workspaceFolderCount != 0',
        'workspaceFolderCount == 0',
      ],
      ...[ids.settings.landmarks].flatMap(name => [`config.${name}`, `!config.${name}`]),
      // Every row that stands for a paper, in any of our views.
      ...['view =~ /^paperside\\./', 'viewItem =~ /paper$/i', `view != ${ids.views.papers}`],
      // Something is followed: in a `when` clause VS Code gives a list in the settings as its JSON.
      `config.${ids.settings.follow} != '[]'`,
      `config.${ids.settings.hideStatuses} != '[]'`,
      `config.${ids.settings.openSearchEndpoint} != ''`,
      // Views that are on screen, and editors that have a text: of files, untitled, compared, notebooks.
      ...Object.values(ids.views).map(id => `view.${id}.visible`),
      'activeEditor =~ /text|notebook/i',
      // Eclipse Theia does not set `activeEditor`; VS Code does whenever an editor is open.
      ...['editorIsOpen', '!activeEditor'],
      codeFile,
      papersFile,
      citingFile,
      ids.contextKeys.readingFiles,
    ]);
    const asked = whens.flatMap(when => when.split(/ && | \|\| /)).filter(clause => clause !== '');
    assert.deepEqual(
      asked.filter(clause => !known.has(clause)),
      [],
    );
  });

  it('offers one button in each empty view, and commands that there are', () => {
    const texts = z.record(z.string(), z.string()).parse(JSON.parse(readProjectFile('package.nls.json')));
    const link = /\[[^\]]+\]\(command:([\w.]+)\)/g;
    for (const { contents } of contributes.viewsWelcome) {
      const text = texts[contents.replaceAll('%', '')] ?? '';
      const asked = [...text.matchAll(link)]
        .map(match => match[1] ?? '')
        .filter(id => id.startsWith('paperside.'));
      assert.includeMembers(declared, asked, contents);
      // VS Code draws a link that is alone on its line as a button.
      const buttons = text.split('\n').filter(line => line.replace(link, '') === '');
      assert.isAtMost(buttons.length, contents.includes('readingList') ? 2 : 1, contents);
    }
  });

  it('has one walkthrough of four steps, whose commands, events and pictures there are', () => {
    const texts = z.record(z.string(), z.string()).parse(JSON.parse(readProjectFile('package.nls.json')));
    assert.lengthOf(contributes.walkthroughs, 1);
    const steps = contributes.walkthroughs.flatMap(walkthrough => walkthrough.steps);
    assert.lengthOf(steps, 4);
    const events = new Set<string>([
      ...declared.map(id => `onCommand:${id}`),
      ...Object.values(ids.views).map(id => `onView:${id}`),
      ...Object.values(ids.contextKeys).map(key => `onContext:${key}`),
    ]);
    for (const { description, media, completionEvents } of steps) {
      assert.includeMembers([...events], completionEvents);
      const text = texts[description.replaceAll('%', '')] ?? '';
      const asked = [...text.matchAll(/\(command:([\w.]+)\)/g)].map(match => match[1] ?? '');
      assert.isNotEmpty(asked);
      assert.includeMembers([...declared, 'workbench.action.quickOpen'], asked);
      assert.lengthOf(projectFiles(media.image), 1, media.image);
      assert.isAtMost(statSync(join(root, media.image)).size, 70 * 1024, media.image);
    }
  });

  it('has a text for every %key%, and no text without one', () => {
    const texts = z.record(z.string(), z.string()).parse(JSON.parse(readProjectFile('package.nls.json')));
    const keys = [...text.matchAll(/"%([^%"]+)%"/g)].map(match => match[1]);
    assert.sameMembers([...new Set(keys)], Object.keys(texts));
  });

  it('is typed against the oldest VS Code that it runs in', () => {
    assert.equal(manifest.engines.vscode, `^${manifest.devDependencies['@types/vscode'] ?? ''}`);
  });

  it('is tested in the oldest VS Code that it promises: code-server 4.106.x holds 1.106.x', () => {
    const oldest = z
      .object({ dependencies: z.object({ 'code-server': z.string() }) })
      .parse(JSON.parse(readProjectFile('test/vscode/oldest/package.json')));
    const [, minor] = oldest.dependencies['code-server'].split('.');
    assert.equal(manifest.engines.vscode, `^1.${minor ?? ''}.0`);
  });

  it('keeps to the marketplace limits', () => {
    assert.isAtMost(manifest.keywords.length, 5);
    assert.isAtMost(manifest.categories.length, 3);
    // Width and height stand at the beginning of a PNG.
    const icon = readFileSync(join(root, manifest.icon));
    assert.deepEqual([icon.readUInt32BE(16), icon.readUInt32BE(20)], [256, 256]);
    // Two commands in one place take turns there.
    const places = new Set(
      (contributes.menus['view/title'] ?? [])
        .filter(({ group }) => group?.startsWith('navigation'))
        .map(({ when = '', group }) => `${when.split(' && ')[0] ?? ''} ${group ?? ''}`),
    );
    for (const view of Object.values(ids.views))
      assert.isAtMost([...places].filter(place => place.startsWith(`view == ${view} `)).length, 3);
  });
});
