// The sentences to translate. `npm run l10n` writes them to l10n/bundle.l10n.json, from which translators start.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/project.ts';
import { messages } from './userText.ts';

export const bundlePath = 'l10n/bundle.l10n.json';

/** In the format of VS Code's tools: a sentence, or a sentence with what a translator should know. */
export function englishBundle(): Record<string, unknown> {
  const sorted = messages.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  return Object.fromEntries(
    sorted.map(({ key, message, comment }) => [key, comment.length === 0 ? message : { message, comment }]),
  );
}

if (import.meta.main)
  writeFileSync(join(root, bundlePath), `${JSON.stringify(englishBundle(), undefined, 2)}\n`);
