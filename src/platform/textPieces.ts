// A file's text in pieces: decoding many megabytes in one go would hold the extension host.

/** Bytes a piece; decoding that many takes well under a millisecond. */
const pieceLength = 1 << 16;

/** What `read` gives, as UTF-8 or as its byte order mark says, without that mark. Fails when that rejects: `vscode.workspace.fs.readFile(uri)`. */
export async function* textPieces(read: () => PromiseLike<Uint8Array>): AsyncGenerator<string> {
  const bytes = await read();
  const decoder = new TextDecoder(encodingOf(bytes));
  for (let at = 0; at < bytes.length; at += pieceLength)
    yield decoder.decode(bytes.subarray(at, at + pieceLength), { stream: true });
  yield decoder.decode();
}

/** Reference managers on Windows write UTF-16, and mark it. */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
