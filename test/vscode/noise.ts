// Known log lines without meaning here, each matched by its text; none is dropped for its level.
const NOISE: readonly RegExp[] = [
  // code-server from npm lacks its native modules (install.ts runs no install scripts).
  /native-watchdog|watchdog\.node|vsda/,
  // code-server's own page, which `npm start` and the tests do not use.
  /^\[Service Worker\] registration .*serviceWorker\.js/,
  // Messages between the window and its server.
  /^Resolv(ing|ed) connection token \(127\.0\.0\.1:\d+\)/,
  /^Creating a socket \(renderer-(Management|ExtensionHost)-/,
  /^\[reconnection-grace-time\] Client received grace time from server/,
  /^Ignoring fetching additional builtin extensions from gallery as it is disabled\.$/,
  /^ChatSessionStore: Migrating \d+ chat sessions from storage service to file system$/,
  /^\[AgentHost:remote\] Initializing/,
  /^\[AccountPolicyGate\] apply: state=inactive/,
  /^Updating additional builtin extensions cache$/,
  // The driver that reports when the window is ready, and contributions that were slow on a busy machine.
  /^\[driver\] (Waiting for restored lifecycle|Restored lifecycle phase|Workbench contributions created)/,
  /^Creation of workbench contribution '[\w.]+' took \d+ms\.$/,
];

export function isNoise(line: string): boolean {
  return NOISE.some(pattern => pattern.test(line));
}
