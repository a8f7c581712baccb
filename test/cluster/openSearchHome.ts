// Lays out OpenSearch from the artifacts that Maven brings, once, in dist/cluster.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../support/project.ts';
import { withFolderLock } from '../vscode/folderLock.ts';
import { startGuarded } from '../vscode/guarded.ts';

const version = '2.19.6';
const pom = join(import.meta.dirname, 'pom.xml');

interface Plugin {
  readonly className: string;
  /** Which of the artifacts belong to the plugin alone. */
  readonly jars: RegExp;
}

const plugins: Readonly<Record<string, Plugin>> = {
  'transport-netty4': {
    className: 'org.opensearch.transport.Netty4Plugin',
    jars: /^(?:netty-|transport-netty4-client-)/,
  },
  'analysis-common': {
    className: 'org.opensearch.analysis.common.CommonAnalysisPlugin',
    jars: /^analysis-common-/,
  },
};

/** Java 24 dropped the security manager, without which OpenSearch 2 does not start. */
const [oldestJava, newestJava] = [17, 23];

/** Returns a sentence that says why OpenSearch cannot run here, or undefined if it can. */
export function whyNoOpenSearch(): string | undefined {
  const java = /version "(\d+)/.exec(versionOf('java'))?.[1];
  if (java === undefined) return `No Java is here: the cluster needs Java ${oldestJava} and Maven.`;
  if (Number(java) < oldestJava || Number(java) > newestJava)
    return `Java ${java} is here: the cluster needs Java ${oldestJava} to ${newestJava}.`;
  if (versionOf('mvn') === '') return `No Maven is here: the cluster needs Java ${oldestJava} and Maven.`;
  return undefined;
}

/** `java -version` writes to its standard error. */
function versionOf(program: 'java' | 'mvn'): string {
  const shell = process.platform === 'win32';
  try {
    return execFileSync(`${program} -version 2>&1`, { encoding: 'utf8', shell: shell || '/bin/sh' });
  } catch {
    return '';
  }
}

/** Returns the folder with `core` and `plugins`; makes it if it is not there or was made otherwise. */
export async function openSearchHome(): Promise<string> {
  const made = createHash('sha256');
  for (const file of [pom, import.meta.filename]) made.update(await readFile(file));
  const home = join(root, 'dist', 'cluster', `opensearch-${version}-${made.digest('hex').slice(0, 12)}`);
  if (existsSync(home)) return home;
  await mkdir(join(root, 'dist', 'cluster'), { recursive: true });
  await withFolderLock(`${home}-lock`, async () => {
    if (existsSync(home)) return;
    const part = `${home}-part`;
    await rm(part, { recursive: true, force: true });
    await layOut(part);
    await rename(part, home);
  });
  return home;
}

async function layOut(home: string): Promise<void> {
  const core = join(home, 'core');
  console.log(`Fetching OpenSearch ${version} with Maven, once.`);
  const args = ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${core}`];
  const maven =
    process.platform === 'win32'
      ? startGuarded('cmd', ['/d', '/c', 'mvn', ...args])
      : startGuarded('mvn', args, { env: { ...process.env, MAVEN_OPTS: '-XX:-UsePerfData' } });
  if ((await maven.ended) !== 0) throw new Error(`Maven did not bring OpenSearch:\n${maven.output()}`);
  for (const [name, { className, jars }] of Object.entries(plugins)) {
    const folder = join(home, 'plugins', name);
    await mkdir(folder, { recursive: true });
    for (const jar of (await readdir(core)).filter(file => jars.test(file)))
      await rename(join(core, jar), join(folder, jar));
    const facts = {
      ...{ name, description: name, version, 'opensearch.version': version },
      ...{ 'java.version': oldestJava, classname: className },
    };
    const lines = Object.entries(facts).map(([key, value]) => `${key}=${value}\n`);
    await writeFile(join(folder, 'plugin-descriptor.properties'), lines.join(''));
    // The artifacts lack the policies of the plugins, which name each socket and property.
    await writeFile(
      join(folder, 'plugin-security.policy'),
      'grant { permission java.security.AllPermission; };\n',
    );
  }
  await mkdir(join(home, 'modules'));
}
