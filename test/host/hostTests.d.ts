// What bundle.ts makes of every test file in this folder.
declare module 'paperside:host-tests' {
  /** The test files, relative to the project's root. */
  export const files: readonly string[];
  /** The extension host that this bundle is for. */
  export const builtFor: 'node' | 'web';
  /** Evaluates them all, so that they declare their suites. */
  export function load(): Promise<unknown>;
}
