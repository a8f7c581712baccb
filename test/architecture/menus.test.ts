// What a newcomer meets: few commands in the palette, few entries in a menu, groups in the order that VS Code has everywhere.
import { assert } from 'chai';
import * as z from 'zod';
import { treeItems, views } from '../../src/ids.ts';
import { aboutFiles, aboutFolders, aboutPapers, anywhere } from '../support/paletteCommands.ts';
import { readProjectFile } from '../support/project.ts';
import { holds, type Context } from './whenClause.ts';

const Item = z.object({
  command: z.optional(z.string()),
  submenu: z.optional(z.string()),
  when: z.optional(z.string()),
  group: z.optional(z.string()),
});
type Item = z.infer<typeof Item>;

const { contributes } = z
  .object({
    contributes: z.object({
      commands: z.array(
        z.object({ command: z.string(), title: z.string(), enablement: z.optional(z.string()) }),
      ),
      menus: z.record(z.string(), z.array(Item)),
      submenus: z.array(z.object({ id: z.string() })),
    }),
  })
  .parse(JSON.parse(readProjectFile('package.json')));
const texts = z.record(z.string(), z.string()).parse(JSON.parse(readProjectFile('package.nls.json')));

/** At most so many entries of one menu are seen at once. */
const most = 7;

const inFolder: Context = { workspaceFolderCount: 1, isWorkspaceTrusted: true };
const emptyWindow: Context = {
  ...{ workspaceFolderCount: 0, isWorkspaceTrusted: true },
  ...{ 'config.paperside.follow': '[]', 'config.paperside.landmarks': true },
};
const fileOpen: Context = {
  ...{ ...emptyWindow, editorIsOpen: true },
  ...{ activeEditor: 'workbench.editors.files.textFileEditor', resourceExtname: '.py' },
};
/** Eclipse Theia sets no `activeEditor`. */
const fileOpenInTheia: Context = { ...emptyWindow, editorIsOpen: true, resourceExtname: '.py' };
const paperOpen: Context = {
  ...{ ...emptyWindow, editorIsOpen: true },
  ...{ activeEditor: 'WebviewEditor', activeWebviewPanelId: 'paperside.abstract' },
};

/** Titles of the commands that the palette has. */
function palette(context: Context): string[] {
  const whens = new Map((contributes.menus.commandPalette ?? []).map(({ command, when }) => [command, when]));
  return contributes.commands
    .filter(({ command, enablement }) => holds(whens.get(command), context) && holds(enablement, context))
    .map(({ title }) => texts[title.replaceAll('%', '')] ?? title);
}

function entries(menu: string, context: Context): Item[] {
  return (contributes.menus[menu] ?? []).filter(({ when }) => holds(when, context));
}
const isIcon = ({ group = '' }: Item): boolean => /^(navigation|inline)/.test(group);

/** What offers most: whatever Paperside can set is set. */
const everything: Context = {
  ...inFolder,
  ...{ 'config.paperside.follow': '[{}]', editorHasSelection: true, resourceExtname: '.md' },
  ...Object.fromEntries(
    ['hasNewPapers', 'hasSourcePapers', 'hasLinkedFiles', 'sharedList', 'canLookUp', 'canUndoMark'].map(
      key => [`paperside.${key}`, true],
    ),
  ),
};

describe('the Command Palette', () => {
  for (const [name, context, more] of [
    ['an empty window has what makes sense anywhere', emptyWindow, []],
    ['a file adds what is about files', fileOpen, aboutFiles],
    ['so does a file in Eclipse Theia', fileOpenInTheia, aboutFiles],
    ["a paper's page adds what is about papers", paperOpen, aboutPapers],
    ['a folder adds what is about workspaces', { ...emptyWindow, ...inFolder }, aboutFolders],
  ] as const)
    it(name, () => {
      assert.sameMembers(palette(context), [...anywhere, ...more]);
    });

  it('has no two commands of one name', () => {
    const titles = palette({ ...everything, ...fileOpen, ...paperOpen, ...inFolder });
    assert.deepEqual(titles, [...new Set(titles)]);
  });
});

describe('the menus', () => {
  const rows = Object.values(views).flatMap(view =>
    Object.values(treeItems).map(viewItem => ({ ...everything, view, viewItem })),
  );
  const places: readonly (readonly [menu: string, contexts: readonly Context[]])[] = [
    ['view/title', Object.values(views).map(view => ({ ...everything, view }))],
    ['view/item/context', rows],
    ['editor/title', [{ ...everything, ...paperOpen }]],
    ...['editor/context', 'explorer/context', 'editor/title/context'].map(
      menu => [menu, [everything, { ...everything, resourceExtname: '.bib' }]] as const,
    ),
    ...contributes.submenus.map(({ id }) => [id, [everything, ...rows]] as const),
  ];

  it('are all looked at', () => {
    assert.sameMembers(Object.keys(contributes.menus), ['commandPalette', ...places.map(([menu]) => menu)]);
    const asked = Object.values(contributes.menus).flatMap(items =>
      items.flatMap(({ submenu }) => submenu ?? []),
    );
    assert.sameMembers(
      [...new Set(asked)],
      contributes.submenus.map(({ id }) => id),
    );
  });

  for (const [menu, contexts] of places)
    it(`${menu} has at most ${most} entries at once`, () => {
      const shown = contexts.map(context => entries(menu, context).filter(item => !isIcon(item)));
      assert.isAbove(Math.max(...shown.map(items => items.length)), 0);
      for (const items of shown) assert.isAtMost(items.length, most, JSON.stringify(items));
    });

  // VS Code takes the first alone, and says so in a notification.
  it('have no submenu twice', () => {
    for (const [menu, items] of Object.entries(contributes.menus)) {
      const submenus = items.flatMap(({ submenu }) => submenu ?? []);
      assert.deepEqual(submenus, [...new Set(submenus)], menu);
    }
  });

  it('show at most three icons in a title, and at most three on a row', () => {
    for (const [menu, contexts] of places.filter(
      ([menu]) => menu.startsWith('view/') || menu === 'editor/title',
    ))
      for (const context of contexts) {
        // Two commands in one place take turns there.
        const icons = new Set(
          entries(menu, context)
            .filter(isIcon)
            .map(({ group }) => group),
        );
        assert.isAtMost(icons.size, 3, `${menu} ${JSON.stringify([...icons])}`);
      }
  });

  it("keep the order that VS Code's own menus have: open, what it is about, change, copy", () => {
    const groups = (contributes.menus['view/item/context'] ?? []).map(
      ({ group = '' }) => group.split('@')[0],
    );
    assert.deepEqual([...new Set(groups)].sort(), [
      '1_open',
      '2_find',
      '3_paper',
      '7_modification',
      '9_cutcopypaste',
      'inline',
    ]);
    for (const [menu, items] of Object.entries(contributes.menus))
      for (const { group } of menu === 'commandPalette' ? [] : items)
        assert.match(group ?? '', /^(navigation|inline|\w+)@\d$/, menu);
  });

  it('reach every command that the palette has not, from a menu, a row or a page', () => {
    const inMenus = new Set(
      Object.entries(contributes.menus)
        .filter(([menu]) => menu !== 'commandPalette')
        .flatMap(([, items]) => items.map(({ command }) => command)),
    );
    // These need what only a row, a hover or a page has; a click there runs them.
    const elsewhere = [
      'openAbstract',
      'showMorePapers',
      'openMention',
      'lookUpHere',
      'explainFinding',
      'getAbstract',
    ];
    const hidden = (contributes.menus.commandPalette ?? []).filter(({ when }) => when === 'false');
    assert.sameMembers(
      hidden.flatMap(({ command = '' }) => (inMenus.has(command) ? [] : [command])),
      elsewhere.map(name => `paperside.${name}`),
    );
  });
});
