// Parses the arguments of desktop VS Code that a headless run needs, and ignores the others.
import type { HostKind } from './address.ts';

interface CodeArguments {
  folder?: string;
  extensionPath?: string;
  testsPath?: string;
  extensionsDir?: string;
  userDataDir?: string;
  hostKind: HostKind;
  workspaceTrust: boolean;
}

export function parseCodeArguments(args: readonly string[]): CodeArguments {
  const values = new Map<string, string>();
  const others: string[] = [];
  for (const arg of args) {
    const [, name, value] = /^--([^=]+)=?(.*)$/s.exec(arg) ?? [];
    if (name === undefined) others.push(arg);
    else values.set(name, value ?? '');
  }
  const text = (name: string): string | undefined => {
    const value = values.get(name);
    return value === '' ? undefined : value;
  };
  return {
    ...defined('folder', others[0]),
    ...defined('extensionPath', text('extensionDevelopmentPath')),
    ...defined('testsPath', text('extensionTestsPath')),
    ...defined('extensionsDir', text('extensions-dir')),
    ...defined('userDataDir', text('user-data-dir')),
    hostKind: values.get('extensionDevelopmentKind') === 'web' ? 'web' : 'node',
    workspaceTrust: !values.has('disable-workspace-trust'),
  };
}

function defined<K extends string>(name: K, value: string | undefined): Partial<Record<K, string>> {
  const result: Partial<Record<K, string>> = {};
  if (value !== undefined) result[name] = value;
  return result;
}
