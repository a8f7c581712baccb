// Builds request addresses and encodes user input in them.

/** Joins `https://host`, `/path` and `?a=1&b=2`; leaves out parameters that are undefined or empty. */
export function requestUrl(
  endpoint: string,
  path: string,
  query: Readonly<Record<string, string | number | undefined>> = {},
): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : `${name}=${encodeText(String(value))}`,
  );
  return endpoint.replace(/\/+$/, '') + path + (pairs.length === 0 ? '' : `?${pairs.join('&')}`);
}

/** Encodes an id for use in a path; keeps its slashes and colons. */
export function encodePath(id: string): string {
  return encodeText(id).replaceAll('%2F', '/').replaceAll('%3A', ':');
}

/**
 * Encodes any text. `encodeURIComponent` throws on a lone surrogate, which remains when a text is cut inside an
 * emoji.
 */
export function encodeText(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\uFFFD'));
}
