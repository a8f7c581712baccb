// Turns what a user types as the credentials of a cluster into the value of the header `Authorization`.

/** `user:password` becomes `Basic …`, in UTF-8 (RFC 7617); anything else, such as `ApiKey …`, is kept. */
export function authorizationOf(typed: string): string {
  if (!/^[^\s:]+:./.test(typed)) return typed;
  return `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(typed)))}`;
}
