import { assert } from 'chai';
import { causeChain } from '../../../src/platform/causeChain.ts';

/** Creates a system error as Node does. */
const system = (message: string, facts: Readonly<Record<string, unknown>>): Error =>
  Object.assign(new Error(message), facts);
const refused = (address: string): Error =>
  system(`connect ECONNREFUSED ${address}:80`, {
    ...{ errno: -111, code: 'ECONNREFUSED', syscall: 'connect', address, port: 80 },
  });

describe('causeChain', () => {
  const rows: Readonly<Record<string, readonly [unknown, string]>> = {
    'what is no error': ['stop', 'stop'],
    'an error of its own': [new RangeError('too far'), 'RangeError: too far'],
    'an error with a cause': [
      new TypeError('fetch failed', {
        cause: system('getaddrinfo ENOTFOUND a.invalid', {
          ...{ errno: -3008, code: 'ENOTFOUND', syscall: 'getaddrinfo', hostname: 'a.invalid' },
        }),
      }),
      'TypeError: fetch failed, because Error: getaddrinfo ENOTFOUND a.invalid (errno -3008, code ENOTFOUND, syscall getaddrinfo, hostname a.invalid)',
    ],
    'causes that are several': [
      new TypeError('fetch failed', {
        cause: Object.assign(new AggregateError([refused('::1'), refused('127.0.0.1')]), {
          code: 'ECONNREFUSED',
        }),
      }),
      'TypeError: fetch failed, because AggregateError (code ECONNREFUSED), because Error: connect ECONNREFUSED ::1:80 (errno -111, code ECONNREFUSED, syscall connect, address ::1, port 80) and Error: connect ECONNREFUSED 127.0.0.1:80 (errno -111, code ECONNREFUSED, syscall connect, address 127.0.0.1, port 80)',
    ],
    'a cause that is no error': [
      new Error('outer', { cause: 'the inner' }),
      'Error: outer, because the inner',
    ],
    'facts that are no text': [system('odd', { code: { secret: 1 }, path: '/home' }), 'Error: odd'],
  };
  for (const [name, [error, expected]] of Object.entries(rows))
    it(name, () => {
      assert.equal(causeChain(error), expected);
    });

  it('ends with errors that are each other’s cause', () => {
    const one = new Error('one');
    one.cause = new Error('other', { cause: one });
    assert.match(causeChain(one), /^Error: one, because Error: other, because Error: one/);
  });
});
