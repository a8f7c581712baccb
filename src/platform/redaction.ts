// Keeps credentials out of logs, errors and files. Some services and proxies repeat in an answer what they were sent,
// as it was, in URL encoding, in JSON or HTML, each of which escapes some characters and not others, or in base64.

const credentialHeaders: ReadonlySet<string> = new Set(['authorization', 'x-api-key']);
const shown = '***';

interface Redaction {
  /** Removes the credentials from a message for the log: every form of them, however short. */
  readonly message: (detail: string) => string;
  /** Removes them from an answer, except where they might be an ordinary word of a title. */
  readonly answer: (text: string) => string;
}

/** Redacts the credentials among the headers of a request. */
export function redactionOf(headers: Headers): Redaction {
  const secrets = [...headers].flatMap(([name, value]) =>
    isCredential(name) ? [value, ...(name === 'authorization' ? partsOf(value) : [])] : [],
  );
  const patterns = [...new Set(secrets.filter(secret => secret !== ''))].flatMap(formsOf);
  return { message: replacer(patterns, () => true), answer: replacer(patterns, isUnmistakable) };
}

/** Deletes the credentials, for a redirect to a host that the user did not name. */
export function withoutCredentials(headers: Headers): Headers {
  return new Headers([...headers].filter(([name]) => !isCredential(name)));
}

const isCredential = (name: string): boolean => credentialHeaders.has(name.toLowerCase());

/** Of `Basic dTpw`: `dTpw`, `u:p` and `p`. */
function partsOf(authorization: string): string[] {
  const token = authorization.replace(/^\S+\s+/, '');
  const pair = decodeBase64(token);
  const colon = pair.indexOf(':');
  return [token, ...(colon < 0 ? [] : [pair, pair.slice(colon + 1)])];
}

/** What the secret may look like in a text, as a whole and then inside something in base64. */
function formsOf(secret: string): RegExp[] {
  const base64 = base64Forms(secret).flatMap(form => [form, encodeURIComponent(form)].map(literal));
  return [Array.from(secret, characterForms).join(''), ...new Set(base64)].map(form => new RegExp(form, 'g'));
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`);
const entities: Readonly<Record<string, string>> = {
  '&': 'amp',
  '<': 'lt',
  '>': 'gt',
  '"': 'quot',
  "'": 'apos',
};

/** Matches a character as it is, or escaped for a URL, JSON or HTML, as often as one likes. */
function characterForms(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  const hex = (value: number): string =>
    value.toString(16).replace(/[a-f]/g, digit => `[${digit}${digit.toUpperCase()}]`);
  const bytes = Array.from(
    new TextEncoder().encode(char),
    byte => `%(?:25)*${byte < 16 ? '0' : ''}${hex(byte)}`,
  );
  const units = char.split('').map(unit => String.raw`\\+u0*${hex(unit.charCodeAt(0))}`);
  const names = [`#0*${code}`, `#[xX]0*${hex(code)}`, ...(char in entities ? [entities[char]] : [])];
  const itself = /[\p{L}\p{N}]/u.test(char) ? char : String.raw`\\*` + literal(char);
  const forms = [bytes.join(''), units.join(''), `&(?:amp;)*(?:${names.join('|')});`, itself];
  return `(?:${forms.join('|')}${char === ' ' ? String.raw`|\+` : ''})`;
}

/**
 * Returns what every base64 text has that encodes a text with the secret somewhere inside: three bytes make four
 * characters, so there is one form for each of three positions, without the characters that depend on neighbours.
 * Leaves out forms that are too short to mean anything.
 */
function base64Forms(secret: string): string[] {
  const bytes = String.fromCharCode(...new TextEncoder().encode(secret));
  return [0, 1, 2].flatMap(shift => {
    const text = btoa('\0'.repeat(shift) + bytes);
    const inner = text.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6));
    return inner.length < 4 ? [] : [inner, inner.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

function decodeBase64(text: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), char => char.charCodeAt(0)));
  } catch {
    return '';
  }
}

/** A password may be a word, as `elephant` is; removing it from answers would remove it from titles. */
function isUnmistakable(form: string): boolean {
  return form.length >= 16 || (form.length >= 8 && /\P{L}/u.test(form));
}

/** The parts of a header go last, because they are in the whole of it. */
function replacer(forms: readonly RegExp[], isSecret: (found: string) => boolean): (text: string) => string {
  const replaced = (found: string): string => (isSecret(found) ? shown : found);
  return text => forms.reduce((rest, form) => rest.replace(form, replaced), text);
}
