import { assert } from 'chai';
import fc from 'fast-check';
import { parseQuery, type ParsedQuery } from '../../../../src/core/search/query.ts';
import { anyQuery } from '../../../support/arbitraries.ts';

const plain: ParsedQuery = { text: '', halfTyped: false, filters: [], ids: [], notes: [] };

describe('parseQuery', () => {
  const cases: Readonly<Record<string, Partial<ParsedQuery>>> = {
    '': {},
    'sparse autoenc': { text: 'sparse autoenc', halfTyped: true },
    'sparse autoencoder ': { text: 'sparse autoencoder' },
    'author:bengio': { filters: [{ kind: 'author', value: 'bengio', negated: false }] },
    'Theme:"visual decoding" x': {
      text: 'x',
      halfTyped: true,
      filters: [{ kind: 'theme', value: 'visual decoding', negated: false }],
    },
    'year:2024': { filters: [{ kind: 'year', from: 2024, to: 2024, negated: false }] },
    'year:2024..2025': { filters: [{ kind: 'year', from: 2024, to: 2025, negated: false }] },
    'year:2025..2024': { filters: [{ kind: 'year', from: 2024, to: 2025, negated: false }] },
    'year:2024..': { filters: [{ kind: 'year', from: 2024, to: 9999, negated: false }] },
    'year:..2024': { filters: [{ kind: 'year', from: 0, to: 2024, negated: false }] },
    'has:CODE': { filters: [{ kind: 'has', value: 'code', negated: false }] },
    '-survey': { filters: [{ kind: 'word', value: 'survey', negated: true }] },
    '-author:"Y. Bengio"': { filters: [{ kind: 'author', value: 'Y. Bengio', negated: true }] },
    '“exact phrase”': { filters: [{ kind: 'phrase', value: 'exact phrase', negated: false }] },
    'https://arxiv.org/abs/2306.03089v2 brain': { text: 'brain', halfTyped: true, ids: ['arxiv:2306.03089'] },
    'author:': { text: 'author:', notes: [{ code: 'emptyFilter', text: 'author:' }] },
    'titel:brain ': { text: 'titel:brain', notes: [{ code: 'unknownFilter', text: 'titel:brain' }] },
    'year:20x4 ': { text: 'year:20x4', notes: [{ code: 'unknownValue', text: 'year:20x4' }] },
    'has:video ': { text: 'has:video', notes: [{ code: 'unknownValue', text: 'has:video' }] },
    '"exact phr ': { text: '"exact phr', notes: [{ code: 'openQuote', text: '"exact' }] },
    'CoRe-ECG: Advancing ': { text: 'CoRe-ECG: Advancing' },
    '- 5" ': { text: '- 5"' },
  };
  for (const [query, meant] of Object.entries(cases))
    it(query === '' ? 'nothing' : query, () => {
      assert.deepEqual(parseQuery(query), { ...plain, ...meant });
    });

  it('takes a theme nobody has for words', () => {
    const { text, notes } = parseQuery('theme:xyz ', () => false);
    assert.deepEqual([text, notes], ['theme:xyz', [{ code: 'unknownValue', text: 'theme:xyz' }]]);
  });

  it('takes quotations in prose for words', () => {
    const prose =
      'I look for work on what people call "the binding problem" in models of human vision and memory';
    assert.deepEqual(parseQuery(prose).filters, []);
  });

  it('never throws, and keeps as text whatever it explains', () => {
    fc.assert(
      fc.property(anyQuery, query => {
        const { text, notes } = parseQuery(query);
        for (const note of notes) assert.include(text, note.text);
      }),
    );
  });

  it('loses nothing: every piece is text, a filter or an id', () => {
    fc.assert(
      fc.property(anyQuery, query => {
        const { text, filters, ids } = parseQuery(query);
        const pieces = query.match(/-?(?:\p{L}+:)?["“”][^"“”]*["“”]|\S+/gu) ?? [];
        const asText = text === '' ? 0 : (text.match(/-?(?:\p{L}+:)?["“”][^"“”]*["“”]|\S+/gu) ?? []).length;
        assert.equal(asText + filters.length + ids.length, pieces.length);
      }),
    );
  });

  it('leaves words without signs as they are', () => {
    const words = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é'), minLength: 1 }), {
      minLength: 1,
    });
    fc.assert(fc.property(words, some => parseQuery(some.join('  ')).text === some.join(' ')));
  });
});
