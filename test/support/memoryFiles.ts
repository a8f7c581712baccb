// Files that exist in a test only.
import type { Files } from '../../src/core/base/ports.ts';

export function memoryFiles(texts: Readonly<Record<string, string>>): Files {
  return {
    readText(path) {
      const text = texts[path];
      return text === undefined ? Promise.reject(new Error(`${path} is not there`)) : Promise.resolve(text);
    },
  };
}
