// A file's text as it arrives, for tests.

/** In pieces of that many characters, whatever they cut in two. */
export async function* chunksOf(text: string, length = 7): AsyncGenerator<string> {
  await Promise.resolve();
  for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length);
}

/** Some of a file, then no more: it was deleted, or its disk was pulled out. */
export async function* chunksThenError(text: string): AsyncGenerator<string> {
  yield* chunksOf(text);
  throw new Error('ENOENT: no such file');
}
