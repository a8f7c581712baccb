// Collects garbage inside VS Code, whose extension host is started without the function for it.

export async function collectGarbage(): Promise<void> {
  process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc');
  const collect: unknown = process.getBuiltinModule('node:vm').runInNewContext('gc');
  if (typeof collect !== 'function') throw new Error('Garbage cannot be collected here.');
  for (let round = 0; round < 3; round++) {
    await new Promise(resolve => setTimeout(resolve, 10));
    Reflect.apply(collect, undefined, []);
  }
}
