// "Set API Key…": stores keys in VS Code's secret storage, never in settings, logs or files.
import * as vscode from 'vscode';
import type { Log } from '../../core/base/ports.ts';
import { sourceDescriptors } from '../../core/sources/sourceDescriptors.ts';
import { authorizationOf } from '../../platform/authorization.ts';
import { showErrorIfRejected } from '../../platform/statusMessage.ts';

/** Keys in VS Code's secret storage, by source. */
export const secrets = {
  semanticScholar: 'paperside.semanticScholar.key',
  openSearch: 'paperside.openSearch.authorization',
} as const;

export type SecretStore = Pick<vscode.SecretStorage, 'get' | 'store' | 'delete'>;

export async function setApiKey(secretStorage: SecretStore, log: Log): Promise<void> {
  const { t } = vscode.l10n;
  const choice = await vscode.window.showQuickPick(
    [
      {
        label: sourceDescriptors.semanticScholar.title,
        detail: t('Optional; without one everybody shares a pool of requests.'),
        prompt: t('An API key of Semantic Scholar. Leave it empty to forget the one that is kept.'),
        secret: secrets.semanticScholar,
      },
      {
        label: sourceDescriptors.openSearch.title,
        detail: t('Your user and password, or what your cluster wants as Authorization.'),
        prompt: t(
          '“user:password”, or for instance “ApiKey …”. Leave it empty to forget the one that is kept.',
        ),
        secret: secrets.openSearch,
      },
    ],
    { title: t('Set API Key') },
  );
  if (choice === undefined) return;
  const key = await vscode.window.showInputBox({
    title: choice.label,
    prompt: choice.prompt,
    password: true,
    ignoreFocusOut: true,
  });
  if (key === undefined) return;
  const { secret } = choice;
  const value = secret === secrets.openSearch ? authorizationOf(key.trim()) : key.trim();
  const refused = t('VS Code’s secret storage did not take the key, so the one before stays.');
  await showErrorIfRejected(log, refused, () =>
    key.trim() === '' ? secretStorage.delete(secret) : secretStorage.store(secret, value),
  );
}
