// Encodes text in a legacy encoding by inverting a `TextDecoder`; `TextEncoder` supports UTF-8 only.

const tables = new Map<string, ReadonlyMap<string, readonly number[]>>();

/** Throws for a character that the encoding lacks or that takes more than two bytes. */
export function encodeAs(label: string, text: string): Uint8Array {
  if (label.startsWith('utf-16')) return utf16(text, label === 'utf-16le');
  const table = tables.get(label) ?? tableOf(label);
  tables.set(label, table);
  return Uint8Array.from(
    Array.from(text).flatMap(character => {
      const bytes = table.get(character);
      if (bytes === undefined) throw new Error(`${label} has no ${character}.`);
      return bytes;
    }),
  );
}

function tableOf(label: string): ReadonlyMap<string, readonly number[]> {
  const decoder = new TextDecoder(label, { fatal: true });
  const table = new Map<string, readonly number[]>();
  const add = (...bytes: readonly number[]): void => {
    try {
      const text = decoder.decode(Uint8Array.from(bytes));
      if (Array.from(text).length === 1 && !table.has(text)) table.set(text, bytes);
    } catch {
      // These bytes encode no character.
    }
  };
  for (let first = 0; first < 256; first++) add(first);
  for (let first = 0x81; first < 0xff; first++)
    for (let second = 0x40; second < 0xff; second++) add(first, second);
  return table;
}

function utf16(text: string, isLittle: boolean): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at++) bytes.setUint16(at * 2, text.charCodeAt(at), isLittle);
  return new Uint8Array(bytes.buffer);
}
