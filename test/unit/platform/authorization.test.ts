import { assert } from 'chai';
import { authorizationOf } from '../../../src/platform/authorization.ts';

describe('authorizationOf', () => {
  const cases: Readonly<Record<string, string>> = {
    'ada:lovelace': 'Basic YWRhOmxvdmVsYWNl',
    'ada:a b:c': 'Basic YWRhOmEgYjpj',
    'zoë:пароль': 'Basic em/DqzrQv9Cw0YDQvtC70Yw=',
    'Basic YWRhOmxvdmVsYWNl': 'Basic YWRhOmxvdmVsYWNl',
    'ApiKey a:b': 'ApiKey a:b',
    'Bearer abc': 'Bearer abc',
    abc: 'abc',
    'ada:': 'ada:',
  };
  for (const [typed, header] of Object.entries(cases))
    it(`${typed} → ${header}`, () => {
      assert.equal(authorizationOf(typed), header);
    });
});
