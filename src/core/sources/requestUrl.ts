// Addresses of requests: what the user typed goes in encoded, whatever it is.

/** `https://host` + `/path` + `?a=1&b=2`; what is undefined or empty is left out. */
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

/** An id inside a path: its slashes and colons stand as they are. */
export function encodePath(id: string): string {
  return encodeText(id).replaceAll('%2F', '/').replaceAll('%3A', ':');
}

/** `encodeURIComponent` throws on half a surrogate pair, which a text cut in the middle of an emoji holds. */
export function encodeText(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\uFFFD'));
}
