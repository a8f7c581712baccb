// Decodes a file in chunks: decoding many megabytes at once would block the extension host.
import {
  decodeUtf8,
  detectEncoding,
  detectFromFirstBytes,
  nonAsciiWords,
  type DetectedEncoding,
} from './encoding.ts';

/** Bytes per chunk; decoding one takes well under a millisecond. */
const chunkBytes = 1 << 16;
const lineEnd = 0x0a;

/**
 * Yields the text of the bytes that `read` resolves to. Decodes as UTF-8, or in the encoding detected where the bytes
 * are not UTF-8, which `onOther` receives once. Drops a byte order mark. Rejects when `read` rejects, for example
 * `vscode.workspace.fs.readFile(uri)`.
 */
export async function* decodeChunks(
  read: () => PromiseLike<Uint8Array>,
  onOther?: (encoding: DetectedEncoding) => void,
): AsyncGenerator<string> {
  const bytes = await read();
  let other = detectFromFirstBytes(bytes);
  if (other !== undefined) onOther?.(other);
  for (let at = 0; at < bytes.length;) {
    if (other?.isPartial === false) {
      yield* allOf(bytes.subarray(at), other.label);
      return;
    }
    const piece = bytes.subarray(at, cutAt(bytes, at));
    const text = decodeUtf8(piece) ?? (other === undefined ? undefined : mixedText(piece, other.label));
    if (text === undefined) {
      other = detectEncoding(bytes, at);
      onOther?.(other);
    } else {
      yield text;
      at += piece.length;
    }
  }
}

function* allOf(bytes: Uint8Array, label: string): Generator<string> {
  const decoder = new TextDecoder(label);
  for (let at = 0; at < bytes.length; at += chunkBytes)
    yield decoder.decode(bytes.subarray(at, at + chunkBytes), { stream: true });
  yield decoder.decode();
}

/** Decodes each word as UTF-8 if it is valid, else in the given encoding. */
function mixedText(bytes: Uint8Array, label: string): string {
  let text = '';
  let at = 0;
  for (const word of nonAsciiWords(bytes)) {
    if (decodeUtf8(word) !== undefined) continue;
    const from = word.byteOffset - bytes.byteOffset;
    text += new TextDecoder().decode(bytes.subarray(at, from)) + new TextDecoder(label).decode(word);
    at = from + word.length;
  }
  return text + new TextDecoder().decode(bytes.subarray(at));
}

/** Returns the offset after the chunk's last line end or, within a longer line, before a UTF-8 character. */
function cutAt(bytes: Uint8Array, start: number): number {
  const end = Math.min(start + chunkBytes, bytes.length);
  if (end === bytes.length) return end;
  const line = bytes.subarray(start, end).lastIndexOf(lineEnd);
  if (line !== -1) return start + line + 1;
  const letter = [end, end - 1, end - 2, end - 3].find(at => ((bytes[at] ?? 0) & 0xc0) !== 0x80);
  return letter ?? end;
}
