import { assert } from 'chai';
import fc from 'fast-check';
import { parseQuery, type ParsedQuery } from '../../../../src/core/search/parseQuery.ts';
import { anyQuery } from '../../../support/arbitraries.ts';

const plain: ParsedQuery = { text: '', isPrefixQuery: false, filters: [], ids: [], diagnostics: [] };

describe('parseQuery', () => {
  const cases: Readonly<Record<string, Partial<ParsedQuery>>> = {
    '': {},
    'sparse autoenc': { text: 'sparse autoenc', isPrefixQuery: true },
    'sparse autoencoder ': { text: 'sparse autoencoder' },
    'author:bengio': { filters: [{ kind: 'author', value: 'bengio', negated: false }] },
    'Theme:"visual decoding" x': {
      text: 'x',
      isPrefixQuery: true,
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
    'https://arxiv.org/abs/2306.03089v2 brain': {
      text: 'brain',
      isPrefixQuery: true,
      ids: ['arxiv:2306.03089'],
    },
    'author:': { text: 'author:', diagnostics: [{ code: 'emptyFilter', text: 'author:' }] },
    'titel:brain ': { text: 'titel:brain', diagnostics: [{ code: 'unknownFilter', text: 'titel:brain' }] },
    'year:20x4 ': { text: 'year:20x4', diagnostics: [{ code: 'unknownValue', text: 'year:20x4' }] },
    'has:video ': { text: 'has:video', diagnostics: [{ code: 'unknownValue', text: 'has:video' }] },
    '"exact phr ': { text: '"exact phr', diagnostics: [{ code: 'openQuote', text: '"exact' }] },
    'CoRe-ECG: Advancing ': { text: 'CoRe-ECG: Advancing' },
    '- 5" ': { text: '- 5"' },
  };
  for (const [query, meant] of Object.entries(cases))
    it(query === '' ? 'nothing' : query, () => {
      assert.deepEqual(parseQuery(query), { ...plain, ...meant });
    });

  it('takes a theme nobody has for words', () => {
    const { text, diagnostics } = parseQuery('theme:xyz ', () => false);
    assert.deepEqual([text, diagnostics], ['theme:xyz', [{ code: 'unknownValue', text: 'theme:xyz' }]]);
  });

  it('takes quotations in prose for words', () => {
    const prose =
      'I look for work on what people call "the binding problem" in models of human vision and memory';
    assert.deepEqual(parseQuery(prose).filters, []);
  });

  it('never throws, and keeps as text whatever it explains', () => {
    fc.assert(
      fc.property(anyQuery, query => {
        const { text, diagnostics } = parseQuery(query);
        for (const diagnostic of diagnostics) assert.include(text, diagnostic.text);
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
