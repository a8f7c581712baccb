// Keys that nobody may read, and the forms in which they could be read somewhere.
import { authorizationOf } from '../../src/platform/authorization.ts';

const password = 'pa:ss/w+ö"rd\\9%';
/** Of the kinds that users have, with characters that encodings change. */
export const secrets = {
  semanticScholar: 'Zx9-kQ/7+fW2~hB4=nV8 <key>',
  openSearch: authorizationOf(`ada:${password}`),
} as const;

const escaped = (text: string): string =>
  text.replace(/[^ -~]|[<>&']/gu, char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Forms in which a service may repeat a text. */
export const repetitions: Readonly<Record<string, (text: string) => string>> = {
  'as it is': text => text,
  'URL-encoded': encodeURIComponent,
  'as an address': encodeURI,
  'in JSON': text => JSON.stringify(text).slice(1, -1),
  'in JSON of ASCII': text => escaped(JSON.stringify(text).slice(1, -1)).replaceAll('/', '\\/'),
  'in HTML': text => text.replace(/[^\w ]/gu, char => `&#${char.charCodeAt(0)};`),
  'in base64': text => Buffer.from(`{"headers":"${text}"}`).toString('base64'),
  'in base64 of URLs': text => Buffer.from(`x${text}`).toString('base64url'),
  decoded: text => Buffer.from(text.replace(/^\w+ /, ''), 'base64').toString(),
};

/** Found without the product's help. */
const secretForms: readonly string[] = [secrets.semanticScholar, password, secrets.openSearch]
  .flatMap(secret => [secret, secret.slice(6)])
  .flatMap(secret => [
    ...Object.entries(repetitions).flatMap(([how, form]) =>
      /base64|decoded/.test(how) ? [] : [form(secret)],
    ),
    ...[0, 1, 2].flatMap(shift => {
      const base64 = Buffer.from(`${'x'.repeat(shift)}${secret}`).toString('base64');
      const inner = base64.slice(4 * Math.min(shift, 1), -4);
      return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')];
    }),
  ]);

/** Returns the form of a secret that stands in the text. */
export function secretIn(text: string): string | undefined {
  return secretForms.find(form => text.includes(form));
}
