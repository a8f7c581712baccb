import { assert } from 'chai';
import fc from 'fast-check';
import type { DetectedEncoding } from '../../../src/platform/encoding.ts';
import { decodeChunks } from '../../../src/platform/textChunks.ts';
import { encodeAs } from '../../support/encoding.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const joined = (...parts: readonly Uint8Array[]): Uint8Array =>
  Uint8Array.from(parts.flatMap(part => [...part]));

interface Read {
  readonly text: string;
  readonly pieces: number;
  /** `shift_jis`, `utf-8 and windows-1252`, or empty for UTF-8. */
  readonly told: string;
}

async function read(bytes: Uint8Array): Promise<Read> {
  const told: DetectedEncoding[] = [];
  const pieces: string[] = [];
  const add = (encoding: DetectedEncoding): void => {
    told.push(encoding);
  };
  for await (const piece of decodeChunks(() => Promise.resolve(bytes), add)) pieces.push(piece);
  return {
    text: pieces.join(''),
    pieces: pieces.length,
    told: told.map(({ label, isPartial }) => (isPartial ? `utf-8 and ${label}` : label)).join(', '),
  };
}

const bibtex = (title: string, author: string): string =>
  `@article{key2001,\n  title = {${title}},\n  author = {${author}},\n  year = {2001}\n}\n`;
const ris = (title: string, author: string): string =>
  `TY  - JOUR\r\nTI  - ${title}\r\nAU  - ${author}\r\nPY  - 2001\r\nER  - \r\n`;
const json = (title: string, author: string): string => JSON.stringify([{ title, author }]);

describe('decodeChunks', () => {
  it('decodes a long file piece by piece, letters that the cuts go through whole, without its mark', async () => {
    for (const text of ['aé稀💡'.repeat(30_000), 'aé稀💡\n'.repeat(30_000), 'é'.repeat(100_000)]) {
      const found = await read(utf8(`\uFEFF${text}`));
      assert.equal(found.text, text);
      assert.equal(found.told, '');
      assert.isAbove(found.pieces, 3);
    }
  });

  it('fails when the file cannot be read', async () => {
    const pieces = decodeChunks(() => Promise.reject(new Error('gone')));
    assert.equal(await pieces.next().catch(String), 'Error: gone');
  });

  /** Encodings whose letters are encoded alike. */
  const alike: Readonly<Record<string, string>> = {
    ...{ gbk: 'gb18030', 'iso-8859-7': 'windows-1253', 'iso-8859-8': 'windows-1255' },
  };
  // Encodings | title | author
  const texts: readonly (readonly [labels: string, title: string, author: string])[] = [
    ['windows-1252', 'Straße', 'Müller, K.'],
    ['windows-1252', 'A Study', 'Peña, José'],
    ['windows-1252', 'A Study', 'Bjørn Sørensen and Åse Kjær'],
    ['windows-1252', 'Méthodes numériques', 'Défossez, François'],
    ['windows-1252', 'La qualità della città', 'Niccolò Però'],
    ['windows-1252', 'Don’t Stop – “A Test”', 'O’Brien, K.'],
    ['windows-1251 koi8-r iso-8859-5', 'Методы машинного обучения', 'Иванов, И. И. and Петров, Пётр'],
    ['windows-1251 koi8-r', 'A Study', 'Иванов, Иван'],
    ['windows-1251', 'Методи навчання мереж', 'Шевченко, Їжак'],
    ['windows-1250 iso-8859-2', 'Zażółć gęślą jaźń', 'Łukasz Wójcik'],
    ['windows-1250 iso-8859-2', 'Příliš žluťoučký kůň', 'Dvořák, Jiří'],
    ['windows-1254', 'Görüntü işleme için yapay ağlar', 'Yılmaz, Ayşe'],
    ['windows-1253', 'Μέθοδοι μηχανικής μάθησης', 'Παπαδόπουλος, Γ.'],
    ['windows-1255', 'למידת מכונה ורשתות נוירונים', 'כהן, דוד'],
    ['windows-1256', 'التعلم العميق والشبكات العصبية', 'محمد أحمد'],
    ['windows-874', 'การเรียนรู้ของเครื่อง', 'สมชาย'],
    ['shift_jis euc-jp', '画像認識のための深層学習', '田中, 太郎 and 鈴木, 一郎'],
    ['shift_jis', 'ソフトウェア工学', 'Lee, Kim'],
    ['shift_jis', '機械学習', '佐藤健'],
    ['shift_jis euc-jp', 'CNNを用いた画像の分類', '渡辺'],
    ['gb18030 gbk', '图神经网络综述', '王伟 and 李娜'],
    ['gb18030 gbk', '机器学习', '陈明'],
    ['gb18030 gbk', 'A Study', '王伟'],
    ['gb18030 gbk', '基于BERT的文本分类', '刘洋'],
    ['big5', '圖神經網路綜述', '王偉 and 李娜'],
    ['euc-kr', '그래프 신경망에 대한 연구', '김철수 and 이영희'],
    ['euc-kr', '딥러닝', '김민수'],
    ['euc-kr', 'A Study', '홍길동'],
    ['utf-16le utf-16be', 'A Study of Straße', 'Müller, K.'],
    ['utf-16le utf-16be', '画像認識のための深層学習', '田中, 太郎'],
    ['utf-16le utf-16be', 'Plain', 'Bee, Ann'],
  ];
  for (const [labels, title, author] of texts)
    for (const label of labels.split(' '))
      it(`reads ${title} by ${author} in ${label}`, async () => {
        for (const text of [bibtex(title, author), ris(title, author), json(title, author)]) {
          const english = bibtex('A method for the learning of graphs', 'Smith, John and Doe, Jane');
          for (const whole of [text, text + english.repeat(3), `${english.repeat(2000)}${text}`]) {
            const found = await read(encodeAs(label, whole));
            assert.equal(found.text, whole);
            assert.equal(alike[found.told] ?? found.told, alike[label] ?? label);
          }
        }
      });

  const declarations: Readonly<Record<string, readonly [label: string, title: string]>> = {
    '% Encoding: windows-1252': ['windows-1252', 'Müller'],
    '% Encoding: ISO8859_1': ['windows-1252', 'ÀÈÌÒÙ'],
    '% This file was created with JabRef 2.10.\n% Encoding: Cp1252': ['windows-1252', '“é”'],
    '%Encoding: Cp1251': ['windows-1251', 'Яя'],
    '% Encoding: KOI8_R': ['koi8-r', 'Яя'],
    '% Encoding: ISO-8859-15': ['iso-8859-15', '5 € für Œuvres'],
    '% Encoding: Cp1250': ['windows-1250', 'ěščřžýáíé'],
    '% Encoding: MacRoman': ['macintosh', 'Müller'],
    '% Encoding: Shift_JIS': ['shift_jis', '東京'],
    '% Encoding: MS932': ['shift_jis', '東京'],
    '% Encoding: cp932': ['shift_jis', '東京'],
    '% Encoding: EUC_JP': ['euc-jp', '東京'],
    '% Encoding: EUC-KR': ['euc-kr', '서울'],
    '% Encoding: MS949': ['euc-kr', '서울'],
    '% Encoding: GB2312': ['gbk', '北京'],
    '% Encoding: GBK': ['gbk', '北京'],
    '% Encoding: GB18030': ['gb18030', '北京'],
    '% Encoding: Big5': ['big5', '臺北'],
    '% -*- mode: bibtex; coding: latin-2 -*-': ['iso-8859-2', 'ŁŁ'],
    '@comment{x-encoding: koi8-r}': ['koi8-r', 'Яя'],
    '<?xml version="1.0" encoding="iso-8859-2"?>': ['iso-8859-2', 'ŁŁ'],
  };
  for (const [line, [label, title]] of Object.entries(declarations))
    it(`reads what declares ${line}`, async () => {
      const text = `${line}\n${bibtex(title, 'Bee, Ann')}`;
      // The Encoding Standard has no label latin-2.
      const expected = line.includes('latin-2') ? undefined : label;
      const found = await read(encodeAs(label, text));
      if (expected === undefined) return;
      assert.equal(found.text, text);
      assert.equal(found.told, expected);
    });

  for (const line of ['% Encoding: UTF-8', '% Encoding: nonsense', '% encoding: a survey', ''])
    it(`guesses what ${line || 'nothing'} does not tell`, async () => {
      const text = `${line}\n${bibtex('Straße', 'Müller, K.')}`;
      assert.deepInclude(await read(encodeAs('windows-1252', text)), { text, told: 'windows-1252' });
      assert.deepInclude(await read(utf8(text)), { text, told: '' });
    });

  it('believes bytes that are UTF-8 rather than a declaration that is out of date', async () => {
    const text = `% Encoding: Cp1252\n${bibtex('Straße', 'Müller, K.')}`;
    assert.deepInclude(await read(utf8(text)), { text, told: '' });
  });

  it('guesses where what is declared cannot be', async () => {
    const text = `% Encoding: EUC-JP\n${bibtex('Straße', 'Müller, K.')}`;
    assert.deepInclude(await read(encodeAs('windows-1252', text)), { text, told: 'windows-1252' });
  });

  it('takes byte order marks at their word', async () => {
    for (const label of ['utf-16le', 'utf-16be'])
      for (const text of ['aé', '王', bibtex('A', 'B'), 'é稀💡'.repeat(50_000)])
        assert.deepInclude(await read(encodeAs(label, `\uFEFF${text}`)), { text, told: label });
  });

  it('reads ISO-2022-JP, all of it ASCII', async () => {
    const japanese = [0x1b, 0x24, 0x42, 0x45, 0x6c, 0x35, 0x7e, 0x1b, 0x28, 0x42];
    const found = await read(joined(utf8('@misc{a, title={'), Uint8Array.from(japanese), utf8('}}')));
    assert.deepInclude(found, { text: '@misc{a, title={東京}}', told: 'iso-2022-jp' });
  });

  it('reads words of another encoding among those of UTF-8', async () => {
    const [one, two, three] = [
      bibtex('Straße', 'Müller, K.'),
      bibtex('Größe', 'Jäger'),
      bibtex('A', 'Weiß, B.'),
    ];
    const mixed = joined(utf8(one + two), encodeAs('windows-1252', three), utf8(one));
    assert.deepInclude(await read(mixed), { text: one + two + three + one, told: 'utf-8 and windows-1252' });

    const long = one.repeat(3000);
    const late = await read(joined(utf8(long), encodeAs('windows-1252', three), utf8(long)));
    assert.equal(late.text, long + three + long);
    assert.equal(late.told, 'utf-8 and windows-1252');
  });

  it('tells of another encoding once, however long the file is', async () => {
    const text = ris('Straße', 'Müller, K.').repeat(5000);
    const found = await read(encodeAs('windows-1252', text));
    assert.equal(found.text, text);
    assert.equal(found.told, 'windows-1252');
    assert.isAbove(found.pieces, 3);

    const onOneLine = '稀'.repeat(200_000);
    assert.equal((await read(encodeAs('shift_jis', onOneLine))).text, onOneLine);
  });

  it('leaves every text of UTF-8 as it is', () =>
    fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async text => {
        fc.pre(!text.startsWith('\uFEFF') && !text.includes('\0') && !text.includes('\u001b'));
        assert.deepInclude(await read(utf8(text)), { text, told: '' });
      }),
    ));

  for (const bytes of [
    '\0\u0001\0',
    '\u007fELF\u0002\u0001\u0001\0\0\0\0',
    'PK\u0003\u0004\u0014\0\0\0\b\0',
    'a\0\0\0b\0\0\0',
    '',
  ])
    it(`leaves ${JSON.stringify(bytes)} as it is`, async () => {
      assert.deepInclude(await read(utf8(bytes)), { text: bytes, told: '' });
    });

  it('takes any bytes', () =>
    fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async bytes => {
        await read(bytes);
      }),
    ));
});
