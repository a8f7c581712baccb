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
    'c+': { text: 'c+', isPrefixQuery: true },
    'a*': { text: 'a*', isPrefixQuery: true },
    'c#': { text: 'c#', isPrefixQuery: true },
    'why?': { text: 'why?' },
    é: { text: 'é', isPrefixQuery: true },
    'a\u0301': { text: 'a\u0301', isPrefixQuery: true },
    'brain year:2024': { text: 'brain', filters: [{ kind: 'year', from: 2024, to: 2024, negated: false }] },
    '-year:2024': { filters: [{ kind: 'year', from: 2024, to: 2024, negated: true }] },
    'year:.. ': { text: 'year:..', diagnostics: [{ code: 'unknownValue', text: 'year:..' }] },
    'year:20244 ': { text: 'year:20244', diagnostics: [{ code: 'unknownValue', text: 'year:20244' }] },
    'year:x2024 ': { text: 'year:x2024', diagnostics: [{ code: 'unknownValue', text: 'year:x2024' }] },
    'year:20242025': { filters: [{ kind: 'year', from: 2024, to: 2025, negated: false }] },
    'has:doi has:arxiv -has:note': {
      filters: [
        { kind: 'has', value: 'doi', negated: false },
        { kind: 'has', value: 'arxiv', negated: false },
        { kind: 'has', value: 'note', negated: true },
      ],
    },
    'status:toRead': { filters: [{ kind: 'status', value: 'toRead', negated: false }] },
    'status:to-read': { filters: [{ kind: 'status', value: 'toRead', negated: false }] },
    'STATUS:"To Read"': { filters: [{ kind: 'status', value: 'toRead', negated: false }] },
    '-status:dismissed': { filters: [{ kind: 'status', value: 'dismissed', negated: true }] },
    'status:lost ': { text: 'status:lost', diagnostics: [{ code: 'unknownValue', text: 'status:lost' }] },
    'is:starred': { filters: [{ kind: 'is', value: 'starred', negated: false }] },
    'is:STARRED': { filters: [{ kind: 'is', value: 'starred', negated: false }] },
    'is:unstarred ': { text: 'is:unstarred', diagnostics: [{ code: 'unknownValue', text: 'is:unstarred' }] },
    'is:starreds ': { text: 'is:starreds', diagnostics: [{ code: 'unknownValue', text: 'is:starreds' }] },
    'source:arxiv': { filters: [{ kind: 'source', value: 'arxiv', negated: false }] },
    '-"exact phrase"': { filters: [{ kind: 'phrase', value: 'exact phrase', negated: true }] },
    '"a" "b"': {
      filters: [
        { kind: 'phrase', value: 'a', negated: false },
        { kind: 'phrase', value: 'b', negated: false },
      ],
    },
    '"" ': { text: '""' },
    'author:"" ': { text: 'author:""', diagnostics: [{ code: 'emptyFilter', text: 'author:""' }] },
    'author:"beng ': { text: 'author:"beng', diagnostics: [{ code: 'openQuote', text: 'author:"beng' }] },
    'titel:"a b" ': { text: 'titel:"a b"', diagnostics: [{ code: 'unknownFilter', text: 'titel:"a b"' }] },
    'titel: ': { text: 'titel:' },
    'http://example.org/a ': { text: 'http://example.org/a' },
    '-.net': { filters: [{ kind: 'word', value: '.net', negated: true }] },
    '-5': { filters: [{ kind: 'word', value: '5', negated: true }] },
    '-c++': { filters: [{ kind: 'word', value: 'c++', negated: true }] },
    '-screens" ': { filters: [{ kind: 'word', value: 'screens"', negated: true }] },
    '--x ': { text: '--x' },
    '-( ': { text: '-(' },
    '10.1000/x y': { text: 'y', isPrefixQuery: true, ids: ['doi:10.1000/x'] },
    'y 10.1000/x': { text: 'y', ids: ['doi:10.1000/x'] },
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
    assert.deepEqual(parseQuery(prose).diagnostics, [
      { code: 'phraseAsWords', text: '"the binding problem"' },
    ]);
  });

  it('takes twelve pieces for a search, and thirteen for prose', () => {
    const words = 'a b c d e f g h i j k';
    assert.lengthOf(parseQuery(`${words} "x y"`).filters, 1);
    assert.lengthOf(parseQuery(`${words} l "x y"`).filters, 0);
  });

  it('asks whether there is such an author, theme or source, and for nothing else', () => {
    const asked: string[] = [];
    const isKnown = (kind: string, value: string): boolean => asked.push(`${kind} ${value}`) > 0;
    parseQuery('author:a theme:"b c" source:d year:2024 has:code is:starred status:read e -f "g"', isKnown);
    assert.deepEqual(asked, ['author a', 'theme b c', 'source d']);
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
