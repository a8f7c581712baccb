// The Chromium that comes from npm, unpacked once into a folder of node_modules.
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startGuarded } from './guarded.ts';
import { ensureInstalled } from './install.ts';
import { NEWEST } from './paths.ts';

const UNPACKED = join(NEWEST, 'node_modules', '.chromium');

interface NpmChromium {
  executable: string;
  /** Environment variables it needs: its own fonts, on a machine without any. */
  env: NodeJS.ProcessEnv;
}

/** Linux on x86-64 only: there is no other build on npm. */
export async function npmChromium(): Promise<NpmChromium> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No browser found. Install Chrome, Edge or Chromium, or name one in PAPERSIDE_BROWSER.');
  }
  await ensureInstalled(NEWEST);
  if (!existsSync(UNPACKED)) await unpack();
  const hasFonts = existsSync('/etc/fonts/fonts.conf');
  return {
    executable: join(UNPACKED, 'chromium'),
    env: hasFonts ? {} : { FONTCONFIG_FILE: join(UNPACKED, 'fonts.conf') },
  };
}

/** Unpacks in a process with its own temporary folder, which the package uses, and moves the result into place. */
async function unpack(): Promise<void> {
  const started = performance.now();
  const scratch = `${UNPACKED}-${process.pid}`;
  await mkdir(scratch, { recursive: true });
  try {
    const code = "import('@sparticuz/chromium').then(chromium => chromium.default.executablePath())";
    const run = startGuarded(process.execPath, ['-e', code], {
      cwd: import.meta.dirname,
      env: { ...process.env, TMPDIR: scratch },
    });
    if ((await run.ended) !== 0) throw new Error(`Could not unpack Chromium:\n${run.output()}`);
    await writeFile(join(scratch, 'fonts.conf'), fontsConfiguration());
    // Another run may have been faster; both copies are complete.
    await rename(scratch, UNPACKED).catch((error: unknown) => {
      if (!existsSync(join(UNPACKED, 'chromium'))) throw error;
    });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  console.log(`  Unpacked Chromium: ${((performance.now() - started) / 1000).toFixed(0)} s`);
}

function fontsConfiguration(): string {
  const folder = join(UNPACKED, 'fonts');
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}</dir><cachedir>${join(folder, 'cache')}</cachedir></fontconfig>
`;
}
