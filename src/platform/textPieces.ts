// A file's text in pieces: decoding many megabytes in one go would hold the extension host.

/** Bytes a piece; decoding that many takes well under a millisecond. */
const pieceLength = 1 << 16;

/** What `read` gives, as UTF-8 without its byte order mark. Fails when that rejects: `vscode.workspace.fs.readFile(uri)`. */
export async function* textPieces(read: () => PromiseLike<Uint8Array>): AsyncGenerator<string> {
  const bytes = await read();
  const decoder = new TextDecoder();
  for (let at = 0; at < bytes.length; at += pieceLength)
    yield decoder.decode(bytes.subarray(at, at + pieceLength), { stream: true });
  yield decoder.decode();
}
