import { assert } from 'chai';
import fc from 'fast-check';
import { stem } from '../../../../src/core/text/stem.ts';
import { isStopWord } from '../../../../src/core/text/stopWords.ts';
import { fold, splitToken, tokenize } from '../../../../src/core/text/tokenizer.ts';

const texts = fc.string({ unit: 'grapheme' });
const letters = fc.string({
  unit: fc.constantFrom(...'a b c d e é ñ ü ø ß - _ . x y 0 1 9'.split(' '), ' '),
});

/** Returns the stems of a text without stop words, as search, related papers and themes use them. */
const terms = (text: string): string[] =>
  tokenize(text)
    .flatMap(splitToken)
    .flatMap(word => (isStopWord(word.text) ? [] : stem(word.text)));

describe('words', () => {
  const cases: Readonly<Record<string, string>> = {
    ConvNeXt: 'conv next convnext',
    BarlowTwins: 'barlow twins barlowtwins',
    HTMLParser: 'html parser htmlparser',
    learning_rate_schedule: 'learning rate schedule learningrateschedule',
    'few-shot': 'few shot fewshot',
    'CoRe-ECG': 'core ecg coreecg',
    DINOv2: 'dino v2 dinov2',
    'GPT-3.5': 'gpt 3.5 gpt3.5',
    LoRA: 'lora',
    fMRI: 'fmri',
    '2306.03089': '2306.03089',
    'end.Next': 'end next',
    "Parkinson's": 'parkinson',
    'state-of-the-art': 'state of the art',
    Défossez: 'defossez',
    Łukasz: 'lukasz',
    МОДЕЛИ: 'модели',
    'C++': 'c c++',
    'c#': 'c c#',
    'F#': 'f f#',
    'A*': 'a a*',
    '.NET': 'net .net',
    'ASP.NET': 'asp net .net',
    'C++11': 'c c++ 11',
    'C++/CLI': 'c c++ cli',
    'Ｃ＋＋': 'c c++',
    'Objective-C++': 'objective c c++',
    'PointNet++': 'point net pointnet pointnet++',
    'DeepLabv3+': 'deep lab v3 deeplabv3 deeplabv3+',
    'a+b': 'a b',
    'a + b': 'a b',
    '10+': '10',
    '*word*': 'word',
    '# C': 'c',
    'issue#12': 'issue 12',
    'a.network': 'a network',
    图神经网络: '图神 神经 经网 网络 络',
    音声認識データ: '音声 声認 認識 識デ デー ータ タ',
    ﾃﾞｰﾀ: 'デー ータ タ',
    脳: '脳',
    BERT入門: 'bert 入門 門',
    '3D重建2024': '3d 重建 建 2024',
    'C++言語と.NET': 'c c++ 言語 語と と net .net',
    ประสาท: 'ปร ระ ะส สา าท ท',
    ที่นี่: 'ที่นี่ นี่',
    'ພາສາ AI': 'ພາ າສ ສາ າ ai',
    ភាសា: 'ភាសា សា',
    မြန်မာ: 'မြန် န်မာ မာ',
    한국어: '한국 국어 어',
    ＣＮＮ１２: 'cnn12',
    हिन्दी: 'हिन्दी',
    'नमस्ते दुनिया': 'नमस्ते दुनिया',
    कमल: 'कमल',
    שָׁלוֹם: 'שלום',
    مُحَمَّد: 'محمد',
  };
  for (const [token, words] of Object.entries(cases))
    it(`${token} → ${words}`, () => {
      assert.equal(
        tokenize(token)
          .flatMap(splitToken)
          .map(({ text }) => text)
          .join(' '),
        words,
      );
    });

  it('says which parts a whole stands for', () => {
    assert.deepInclude(splitToken('ConvNeXt-V2'), { text: 'convnextv2', from: 0, to: 3 });
    assert.deepInclude(splitToken('ConvNeXt-V2'), { text: 'convnext', from: 0, to: 2 });
  });

  for (const [token, words] of Object.entries({
    _mask: 'mask',
    mask_: 'mask',
    __init__: 'init',
    '-shot': 'shot',
    _MaskNet: 'mask net masknet',
    __mask_net__: 'mask net masknet',
    __: '',
  }))
    it(`${token} is ${words}, each once`, () => {
      assert.equal(
        splitToken(token)
          .map(({ text }) => text)
          .join(' '),
        words,
      );
    });

  it('folds once and for all', () => {
    fc.assert(fc.property(texts, text => fold(fold(text)) === fold(text)));
  });

  it('finds the same terms with and without diacritics', () => {
    fc.assert(
      fc.property(letters, text => {
        assert.deepEqual(terms(text.normalize('NFD')), terms(text));
        assert.deepEqual(terms(fold(text)), terms(text));
      }),
    );
  });

  it('finds the same terms in any case, but for camel case', () => {
    fc.assert(
      fc.property(letters, text => {
        assert.deepEqual(terms(text.toUpperCase()), terms(text));
      }),
    );
  });

  it('takes any text and gives words that are not empty', () => {
    fc.assert(fc.property(texts, text => terms(text).every(term => term !== '')));
  });
});

describe('terms', () => {
  const cases: Readonly<Record<string, readonly string[]>> = {
    'the studies of a network': ['studi', 'network'],
    'LLMs, CNNs and GPUs': ['llm', 'cnn', 'gpu'],
    'We use \\textbf{sparse} codes': ['use', 'spars', 'code'],
    'the $\\ell_2$ norm, $k$-means': ['norm', 'k', 'mean', 'kmean'],
    'Gr\\"{o}bner bases \\cite{smith2020}': ['grobner', 'base'],
    'costs $5 million, not $10': ['cost', '5', 'million', '10'],
    'a \\(x^2\\) b \\[ y \\] c $$z$$': ['b', 'c', 'z'],
  };
  for (const [text, expected] of Object.entries(cases))
    it(`${text} → ${expected.join(' ')}`, () => {
      assert.deepEqual(terms(text), expected);
    });
});
