// The extension without its code, for bundles that activate Paperside themselves, inside VS Code.
import { cpSync, mkdirSync, writeFileSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { projectFiles, root } from './project.ts';

/** Makes the folder of an extension that has all but the code of Paperside. Returns the path of the bundle in it. */
export function writeIdleExtension(path: string, bundle: string): string {
  for (const part of [...projectFiles('package.nls*.json'), 'l10n', 'data', 'media'])
    cpSync(join(root, part), join(path, part), { recursive: true });
  for (const part of projectFiles('dist/*.{js,css}')) if (part !== 'dist/extension.js') copy(part, path);
  copy(bundle, path);
  const manifest = z
    .looseObject({ browser: z.unknown() })
    .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  writeFileSync(join(path, 'idle.cjs'), 'exports.activate = () => undefined;\n');
  writeFileSync(
    join(path, 'package.json'),
    JSON.stringify({ ...manifest, browser: undefined, main: './idle.cjs' }),
  );
  return join(path, bundle);
}

function copy(part: string, path: string): void {
  mkdirSync(join(path, dirname(part)), { recursive: true });
  cpSync(join(root, part), join(path, part));
}
