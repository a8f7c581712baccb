// A file's text in chunks, for tests.

/** Yields chunks of `length` characters, wherever that cuts the text. */
export async function* chunksOf(text: string, length = 7): AsyncGenerator<string> {
  await Promise.resolve();
  for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length);
}

/** Yields the text, then throws, as for a file that is deleted or whose disk is removed during reading. */
export async function* chunksThenError(text: string): AsyncGenerator<string> {
  yield* chunksOf(text);
  throw new Error('ENOENT: no such file');
}
