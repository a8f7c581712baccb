// What stands in the way of a release.
export interface Release {
  /** Of package.json. */
  readonly version: string;
  /** Of package-lock.json. */
  readonly lockedVersion: string;
  readonly changelog: string;
  /** Tags of the repository. */
  readonly tags: readonly string[];
  readonly branch: string;
  /** Paths that are changed or new, as `git status --porcelain` prints them. */
  readonly changes: readonly string[];
}

/** Returns a sentence for each problem; none when the release can be made. */
export function releaseProblems(release: Release): string[] {
  const { version, lockedVersion, changelog, tags, branch, changes } = release;
  const notes = newestNotes(changelog);
  return [
    /^\d+\.\d+\.\d+$/.test(version)
      ? ''
      : `${version} is not a version that the Marketplace takes: 1.2.3 is.`,
    lockedVersion === version ? '' : `package-lock.json has version ${lockedVersion}: run npm install.`,
    notes.version === version
      ? ''
      : `The changelog begins with ${notes.version || 'no version'}, not ${version}.`,
    notes.text === '' ? 'The changelog says nothing of its newest version.' : '',
    tags.includes(`v${version}`) ? `v${version} was released before: package.json needs a new version.` : '',
    branch === 'main' ? '' : `This is ${branch || 'no branch'}, not main.`,
    changes.length === 0 ? '' : `The tree is not clean: ${changes.join(', ')}.`,
  ].filter(Boolean);
}

/** The newest section of a changelog: `## 1.2.3`, and what stands below it. */
function newestNotes(changelog: string): { readonly version: string; readonly text: string } {
  const [, version = '', text = ''] = /^## (\S+).*\n([^]*?)(?=^## |$(?![^]))/m.exec(changelog) ?? [];
  return { version, text: text.trim() };
}
