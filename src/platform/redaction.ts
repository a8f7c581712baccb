// Keeps credentials out of logs, errors and files. Some services and proxies repeat in an answer what they were sent,
// as it was, in URL encoding, in base64, or in JSON.

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
  const forms = [...new Set(secrets.flatMap(encodings))].filter(form => form !== '');
  return { message: replacer(forms), answer: replacer(forms.filter(isUnmistakable)) };
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

function encodings(secret: string): string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const url = encodeURIComponent(secret);
  const lower = url.replace(/%[\dA-F]{2}/g, code => code.toLowerCase());
  return [secret, json, url, lower, url.replaceAll('%20', '+'), ...base64Forms(secret)];
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

/** Longer forms go first, because a shorter one may be a part of them. */
function replacer(forms: readonly string[]): (text: string) => string {
  const longestFirst = [...forms].sort((a, b) => b.length - a.length);
  return text => longestFirst.reduce((rest, form) => rest.replaceAll(form, shown), text);
}
