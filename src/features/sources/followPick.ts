// "Follow…" and "Unfollow…": quick picks that edit the followed searches, categories and lists in the settings.
import * as vscode from 'vscode';
import type { Log } from '../../core/base/ports.ts';
import { Follow, followKey } from '../../core/library/follow.ts';
import type { SourceId } from '../../core/sources/source.ts';
import { sourceDescriptors } from '../../core/sources/sourceDescriptors.ts';
import { escapeIcons } from '../../platform/escapeIcons.ts';
import { readFollows, writeFollows } from './sourceSettings.ts';

interface Choice extends vscode.QuickPickItem {
  /** Asks for details. Undefined when the user closes the input box. */
  readonly ask: () => Promise<Follow | undefined> | Follow;
}

/** Resolves to the chosen entry, which is added to the settings unless it is there already; to undefined on cancel. */
export async function pickFollow(log: Log, hasOpenSearch: boolean): Promise<Follow | undefined> {
  const { t } = vscode.l10n;
  const daily = (title: string, list: Follow['daily']): Choice => ({
    label: title,
    description: sourceDescriptors.huggingFace.title,
    ask: () => ({ source: 'huggingFace', daily: list }),
  });
  const search = (source: SourceId): Choice => ({
    label: t('A search…'),
    description: sourceDescriptors[source].title,
    ask: () => askForSearch(source),
  });
  const choice = await vscode.window.showQuickPick(
    [
      daily(t('Daily papers'), 'today'),
      daily(t("This week's papers"), 'week'),
      daily(t('Trending papers'), 'trending'),
      { label: t('A category…'), description: sourceDescriptors.arxiv.title, ask: askForCategory },
      search('arxiv'),
      search('huggingFace'),
      search('semanticScholar'),
      ...(hasOpenSearch ? [search('openSearch')] : []),
    ],
    { title: t('Follow'), placeHolder: t('What should the catalogue grow from?') },
  );
  const follow = await choice?.ask();
  if (follow === undefined) return undefined;
  const follows = readFollows(log);
  if (!follows.some(other => followKey(other) === followKey(follow)))
    await writeFollows([...follows, follow]);
  return follow;
}

export async function pickUnfollow(log: Log): Promise<void> {
  const follows = readFollows(log);
  const { t } = vscode.l10n;
  const items = follows.map(follow => ({
    label: escapeIcons(followTitle(follow)),
    description: escapeIcons(withoutTitle(follow)),
    follow,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: t('Unfollow'),
    placeHolder: items.length === 0 ? t('Nothing is followed yet.') : t('The papers that came stay.'),
    canPickMany: items.length > 0,
  });
  // With `canPickMany` the result is an array; the typings declare a single item.
  const gone = new Set([chosen].flat().flatMap(item => (item === undefined ? [] : item.follow)));
  if (gone.size > 0) await writeFollows(follows.filter(follow => !gone.has(follow)));
}

/** Returns a title such as "arXiv: cs.CV" or "Hugging Face: daily papers". */
function followTitle({ source, daily, category, search }: Follow): string {
  const { t } = vscode.l10n;
  const lists = { today: t('daily papers'), week: t("this week's papers"), trending: t('trending papers') };
  const what = daily === undefined ? (category ?? `“${search ?? ''}”`) : lists[daily];
  return `${sourceDescriptors[source].title}: ${what}`;
}

function withoutTitle({ without = [] }: Follow): string {
  return without.length === 0 ? '' : vscode.l10n.t('without {0}', without.join(', '));
}

async function askForCategory(): Promise<Follow | undefined> {
  const { t } = vscode.l10n;
  const valid = (category: string): boolean => Follow.safeParse({ source: 'arxiv', category }).success;
  const category = await vscode.window.showInputBox({
    title: t('Follow a Category of arXiv'),
    placeHolder: 'cs.CV',
    prompt: t('The newest papers of this category.'),
    validateInput: text => (valid(text.trim()) ? undefined : t('A category looks like cs.CV or math.ST.')),
  });
  return category === undefined ? undefined : withExclusions({ source: 'arxiv', category: category.trim() });
}

async function askForSearch(source: SourceId): Promise<Follow | undefined> {
  const { t } = vscode.l10n;
  const search = await vscode.window.showInputBox({
    title: t('Follow a Search of {0}', sourceDescriptors[source].title),
    placeHolder: t('masked autoencoder'),
    prompt: t('The words that you would search for.'),
    validateInput: text => (text.trim() === '' ? t('Some words are needed.') : undefined),
  });
  return search === undefined ? undefined : withExclusions({ source, search: search.trim() });
}

async function withExclusions(follow: Follow): Promise<Follow | undefined> {
  const { t } = vscode.l10n;
  const words = await vscode.window.showInputBox({
    title: followTitle(follow),
    placeHolder: t('survey, benchmark'),
    prompt: t('Leave out papers with these words or phrases (commas between them), or leave this empty.'),
  });
  if (words === undefined) return undefined;
  const without = words.split(',').flatMap(word => word.trim() || []);
  return without.length === 0 ? follow : { ...follow, without };
}
