import { assert } from 'chai';
import { toPlainText } from '../../../../src/core/text/plainText.ts';
import { firstSentences } from '../../../../src/core/text/sentences.ts';

describe('toPlainText', () => {
  it('puts hard-wrapped text on one line', () => {
    assert.equal(toPlainText(' One\r\n  two\tthree\u2028four '), 'One two three four');
  });

  it('takes out marks that turn the reading direction, and leaves letters of every script', () => {
    assert.equal(toPlainText('a\u202Eb\u2069 שלום 世界 é 🧠'), 'a b שלום 世界 é 🧠');
  });
});

describe('firstSentences', () => {
  it('returns a short text whole', () => {
    assert.equal(firstSentences('One. Two.', 9), 'One. Two.');
  });

  it('stops at the last sentence that fits', () => {
    assert.equal(
      firstSentences('One is here. Two follows. Three is left out.', 30),
      'One is here. Two follows.',
    );
  });

  it('is not ended by a number or an abbreviation', () => {
    assert.equal(
      firstSentences('We reach 91.21% accuracy. Then more of it.', 30),
      'We reach 91.21% accuracy.',
    );
  });

  it('cuts a longer first sentence at a word', () => {
    assert.equal(firstSentences('Self-supervised representation learning', 20), 'Self-supervised…');
  });

  it('cuts a text without any space', () => {
    assert.equal(firstSentences('x'.repeat(50), 10), `${'x'.repeat(10)}…`);
  });
});
