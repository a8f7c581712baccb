// The properties of test/unit/core/hostileText.test.ts, a hundred times as long.
import { hostileProperties } from '../support/hostileProperties.ts';

describe('hostile text, for long', () => {
  for (const [name, { cases, check }] of Object.entries(hostileProperties))
    it(name, () => {
      const [start, many] = [performance.now(), cases * 100];
      check(many);
      console.log(`      ${many} cases in ${Math.round((performance.now() - start) / 1000)} s`);
    });
});
