import { assert } from 'chai';
import { HostMessage, PageMessage, PageState } from '../../../src/protocol/abstract.ts';

describe('messages of the abstract panel', () => {
  for (const message of [
    undefined,
    null,
    7,
    'ready',
    [],
    {},
    { type: 'ready2' },
    { type: 'openLink' },
    { type: 'openLink', kind: 7 },
    { type: 'run', command: 'workbench.action.quit' },
    { type: 'openMention' },
    { type: 'openMention', place: 0.5 },
    { type: 'openMention', place: 'file:///etc/passwd' },
  ])
    it(`from the page: ${JSON.stringify({ message })} is refused`, () => {
      assert.isFalse(PageMessage.safeParse(message).success);
    });

  it('to the page: only https addresses', () => {
    const message = (url: string): unknown => ({
      type: 'show',
      paper: {
        id: 'arxiv:1',
        title: '',
        authors: { shown: '' },
        notices: [],
        shortFacts: [],
        facts: [],
        moreLabel: '',
        abstract: '',
        quote: { label: '', doneMessage: '' },
        citationSections: [],
        linksLabel: '',
        links: [{ kind: 'pdf', label: 'PDF', url }],
        copies: [],
      },
    });
    assert.isTrue(HostMessage.safeParse(message('https://arxiv.org/pdf/1')).success);
    for (const url of ['http://arxiv.org', 'command:x', 'javascript:alert(1)', 'file:///etc/passwd', ''])
      assert.isFalse(HostMessage.safeParse(message(url)).success, url);
  });

  it('kept state names a paper', () => {
    assert.isTrue(PageState.safeParse({ id: 'arxiv:2306.03089' }).success);
    for (const state of [undefined, {}, { id: 7 }, { id: 'x' }])
      assert.isFalse(PageState.safeParse(state).success);
  });
});
