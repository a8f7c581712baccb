import { assert } from 'chai';
import { showViewMessage } from '../../../src/platform/viewMessage.ts';

describe('the message of a view', () => {
  it('is the sentence, and none when that is empty', () => {
    const view: { message?: string | undefined } = {};
    showViewMessage(view, 'Looking…');
    assert.equal(view.message, 'Looking…');
    showViewMessage(view, '');
    assert.isUndefined(view.message);
  });
});
