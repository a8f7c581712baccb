// Makes VS Code run in another language. Its own words stay English: the language pack that is declared here is empty,
// and extensions bring their translations.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Writes what the installation of a language pack would leave in the server's data folder. */
export async function writeLanguagePack(dataDir: string, language: string): Promise<void> {
  const folder = join(dataDir, 'data');
  const translations = join(folder, `empty.${language}.json`);
  await mkdir(folder, { recursive: true });
  await writeFile(translations, JSON.stringify({ contents: {} }));
  const pack = {
    hash: `paperside-${language}`,
    extensions: [{ extensionIdentifier: { id: `paperside.empty-${language}` }, version: '1.0.0' }],
    translations: { vscode: translations },
    label: language,
  };
  await writeFile(join(folder, 'languagepacks.json'), JSON.stringify({ [language]: pack }));
}
