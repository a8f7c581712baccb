// Encodes and decodes UTF-8, for core.
import type { Utf8 } from '../core/base/ports.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export const hostUtf8: Utf8 = {
  encode: text => encoder.encode(text),
  decode: bytes => decoder.decode(bytes),
};
