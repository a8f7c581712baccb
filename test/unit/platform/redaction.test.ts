import { assert } from 'chai';
import fc from 'fast-check';
import { authorizationOf } from '../../../src/platform/authorization.ts';
import { redactionOf } from '../../../src/platform/redaction.ts';

const word = /[A-Za-z0-9]/g;
const headers = (values: Readonly<Record<string, string>>): Headers => new Headers(values);

describe('redactionOf', () => {
  const anySecret = fc.string({
    unit: fc.constantFrom(...Array.from('aZ09+/=-_ "\\<&%:.ö\'')),
    minLength: 12,
    maxLength: 40,
  });

  const escaped = (text: string, chars: RegExp): string =>
    text.replace(chars, char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
  /** Forms in which a service may repeat a text. */
  const forms: Readonly<Record<string, (text: string) => string>> = {
    'as it is': text => text,
    'URL-encoded': encodeURIComponent,
    'URL-encoded in lower case': text => encodeURIComponent(text).replace(/%../g, code => code.toLowerCase()),
    'in a form': text => new URLSearchParams({ x: text }).toString(),
    'in JSON': text => JSON.stringify({ x: text }),
    'in JSON of ASCII': text => escaped(JSON.stringify(text), /[^ -~]/gu),
    'in JSON that may stand in a script': text =>
      escaped(JSON.stringify(text).replaceAll('/', '\\/'), /[<>&']/g),
    'in JSON inside of JSON': text => JSON.stringify(JSON.stringify({ x: text })),
    'in HTML': text => text.replace(/[&<>"'\u0080-\uFFFF]/g, char => `&#${char.charCodeAt(0)};`),
    'in HTML by names': text =>
      text.replace(/[&<>"]/g, char => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[char] ?? '&quot;'),
    'URL-encoded, of an address': encodeURI,
    'URL-encoded twice': text => encodeURIComponent(encodeURIComponent(text)),
    'in base64': text => Buffer.from(text).toString('base64'),
    'in base64 with more': text => Buffer.from(`{"key":"${text}"}`).toString('base64'),
    'in base64 in an address': text => encodeURIComponent(Buffer.from(text).toString('base64')),
    'in base64 of URLs': text => Buffer.from(` ${text}.`).toString('base64url'),
  };
  for (const [name, form] of Object.entries(forms))
    it(`removes a key ${name}`, () => {
      fc.assert(
        fc.property(anySecret, typed => {
          const key = typed.trim();
          fc.pre((key.match(word) ?? []).length > 8 && /\d/.test(key));
          const { answer, message } = redactionOf(headers({ 'X-API-Key': key }));
          const clean = form('');
          const text = `before ${form(key)} after`;
          for (const redacted of [answer(text), message(text)]) {
            assert.notInclude(redacted, key);
            assert.isBelow(redacted.length, 'before *** after'.length + clean.length + 24, redacted);
            assert.match(redacted, /^before .* after$/);
          }
        }),
      );
    });

  it('removes a user and a password, together and the password alone', () => {
    const { message } = redactionOf(headers({ authorization: authorizationOf('ada:hun"ter 2') }));
    const base64 = Buffer.from('ada:hun"ter 2').toString('base64');
    for (const text of [
      `Basic ${base64}`,
      base64,
      'ada:hun"ter 2',
      'hun"ter 2',
      'hun\\"ter 2',
      'hun%22ter%202',
      'hun%22ter+2',
    ])
      assert.notMatch(message(`(${text})`), /hun|YWRh/, text);
  });

  it('leaves a password that is a word in the titles of an answer, not in a message', () => {
    for (const password of ['elephant', 'a', 'admin', 'x1']) {
      const { answer, message } = redactionOf(headers({ authorization: authorizationOf(`u:${password}`) }));
      assert.equal(answer(`An ${password}: a title`), `An ${password}: a title`);
      assert.notInclude(message(`Wrong: “${password}”`).replaceAll('***', ''), `“${password}”`);
    }
  });

  it('leaves everything where there are no credentials', () => {
    const { answer, message } = redactionOf(headers({ 'user-agent': 'Paperside', 'if-none-match': '"1"' }));
    assert.equal(answer('Paperside "1"'), 'Paperside "1"');
    assert.equal(message('Paperside "1"'), 'Paperside "1"');
  });
});
