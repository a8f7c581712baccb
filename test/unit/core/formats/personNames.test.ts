import { assert } from 'chai';
import { givenFirst, splitNameField, splitNames } from '../../../../src/core/formats/authorNames.ts';
import {
  isOthers,
  isSuffix,
  parseBibtexNames,
  parseFamilyFirst,
  splitOthers,
} from '../../../../src/core/formats/personNames.ts';

describe('names of persons', () => {
  for (const [word, is, mayBe] of [
    ['Jr.', true, true],
    ['jr', true, true],
    ['Snr', true, true],
    ['Esq.', true, true],
    ['PhD', true, true],
    ['Ph. D.', true, true],
    ['II', true, false],
    ['IV', true, false],
    ['VIII', true, false],
    ['3rd', true, false],
    ['Ii', false, false],
    ['I', false, false],
    ['IIII', false, false],
    ['1st', false, false],
    ['Jrx', false, false],
    ['xJr', false, false],
    ['xIV', false, false],
    ['', false, false],
  ] as const)
    it(`${word} is ${is ? '' : 'no '}suffix, and ${mayBe ? 'one' : 'none'} where initials stand`, () => {
      assert.equal(isSuffix(word), is);
      assert.equal(isSuffix(word, true), mayBe);
    });

  for (const [parts, expected] of [
    [['Smith', 'John'], { given: ['John'], family: 'Smith', suffixes: [] }],
    [['Smith', 'Jr.', 'John'], { given: ['John'], family: 'Smith', suffixes: ['Jr.'] }],
    [['Smith', 'John', 'Jr.'], { given: ['John'], family: 'Smith', suffixes: ['Jr.'] }],
    [['Smith Jr.', 'John'], { given: ['John'], family: 'Smith', suffixes: ['Jr.'] }],
    [['de la Cruz III', 'Ana'], { given: ['Ana'], family: 'de la Cruz', suffixes: ['III'] }],
    [['van Berg', 'Ana'], { given: ['Ana'], family: 'van Berg', suffixes: [] }],
    [['Petrov', 'IV'], { given: ['IV'], family: 'Petrov', suffixes: [] }],
    [['Smith', 'Prof', 'John'], { given: ['John'], family: 'Smith', suffixes: ['Prof'] }],
    [['Smith', 'A', 'B', 'C'], { given: ['A', 'B', 'C'], family: 'Smith', suffixes: [] }],
    [['John Smith', 'Jr.'], undefined],
    [['Smith'], undefined],
    [[], undefined],
  ] as const)
    it(`${parts.join(', ')}: the family’s name first`, () => {
      assert.deepEqual(parseFamilyFirst(parts), expected);
    });

  for (const [name, expected] of [
    ['Smith, J., Jr.', 'J. Smith Jr.'],
    [' Lovelace ,  Ada ', 'Ada Lovelace'],
    ['Lovelace, , Ada', 'Ada Lovelace'],
    ['Lovelace,', 'Lovelace'],
    ['John Smith, Jr.', 'John Smith Jr.'],
    ['Ada Lovelace', 'Ada Lovelace'],
    ['OpenAI, Inc.', 'OpenAI, Inc.'],
    ['University of California, Berkeley', 'University of California, Berkeley'],
    ['World Health Organization,', 'World Health Organization'],
    ['王, 伟', '王伟'],
    ['김, 철수', '김철수'],
    ['やまだ, 太郎', 'やまだ太郎'],
    ['スミス, ジョン', 'ジョン スミス'],
    ['王, Wei', 'Wei 王'],
  ] as const)
    it(`${name} → ${expected}`, () => {
      assert.equal(givenFirst(name), expected);
    });

  for (const [name, is] of [
    ['others', true],
    ['Others', true],
    ['et al.', true],
    ['et al', true],
    ['et. al.', true],
    ['et al. and more', false],
    ['the others', false],
    ['others too', false],
  ] as const)
    it(`${name} ${is ? 'stands' : 'does not stand'} for others`, () => {
      assert.equal(isOthers(name), is);
    });

  for (const [text, ...expected] of [
    ['Ann Bee et al.', 'Ann Bee', 'et al.'],
    ['Ann Bee, et  al', 'Ann Bee', 'et  al'],
    [' Ann Bee   et al. ', 'Ann Bee', 'et al.'],
    ['Ann Bee et al. and Bo Cee', 'Ann Bee et al. and Bo Cee'],
    ['et al.', 'et al.'],
    ['', ''],
  ] as const)
    it(`“${text}” is ${expected.join(' | ')}`, () => {
      assert.deepEqual(splitOthers(text), expected);
    });
});

describe('several names in one text', () => {
  for (const [text, ...expected] of [
    ['Bee, Ann  and  Cee, Bo', 'Ann Bee', 'Bo Cee'],
    ['Bee, Ann & Cee, Bo', 'Ann Bee', 'Bo Cee'],
    ['Bee, Ann ; Cee, Bo', 'Ann Bee', 'Bo Cee'],
    ['Bee, Ann;Cee, Bo', 'Ann Bee', 'Bo Cee'],
    ['Bee, Ann and ', 'Bee, Ann and '],
    ['Bee, Ann, Jr. and Cee, Bo', 'Ann Bee Jr.', 'Bo Cee'],
    ['Ann Bee and others', 'Ann Bee', 'others'],
    ['Research and Development', 'Research and Development'],
    ['Bee, a, b, c and Cee, Bo', 'Bee, a, b, c and Cee, Bo'],
    ['Ann Bee et al.', 'Ann Bee', 'et al.'],
  ] as const)
    it(`as one name: ${text}`, () => {
      assert.deepEqual(splitNames(text), expected);
    });

  for (const [text, ...expected] of [
    ['Perlis, A. J. ;  Samelson, K.', 'Perlis, A. J.', 'Samelson, K.'],
    ['Perlis, A. J.;Samelson, K.;', 'Perlis, A. J.', 'Samelson, K.'],
    ['Ann Bee,  and  Bo Cee', 'Ann Bee', 'Bo Cee'],
    [' Ann Bee ,  Bo Cee ', 'Ann Bee', 'Bo Cee'],
    ['Bee, Ann, others', 'Ann Bee', 'others'],
    ['Ann Bee, Bo Cee, Di', 'Ann Bee', 'Bo Cee', 'Di'],
    ['Bee, A. B., Cee, C.', 'A. B. Bee', 'C. Cee'],
    ['Bee, Ann B., Cee, Bo C.', 'Ann B. Bee', 'Bo C. Cee'],
    ['Bee, Ann Bertha, Cee, Bo', 'Bee', 'Ann Bertha', 'Cee', 'Bo'],
    ['', ...[]],
  ] as const)
    it(`as all names: ${text}`, () => {
      assert.deepEqual(splitNameField(text), expected);
    });

  for (const [text, ...expected] of [
    ['Ann Bee  and  Bo Cee', 'Ann Bee', 'Bo Cee'],
    ['Bee, Ann;  Cee, Bo', 'Ann Bee', 'Bo Cee'],
    ['Bee, Ann;Cee, Bo;', 'Ann Bee', 'Bo Cee'],
    ['Bee, Ann and Cee; Bo', 'Ann Bee', 'Cee; Bo'],
    ['M&uuml;ller, Ann; Cee, Bo', 'Ann M&uuml;ller', 'Bo Cee'],
    ['Ann Bee and ?! and 7 of 9', 'Ann Bee', '7 of 9'],
    ['{A} and} B and C', 'A and B', 'C'],
    ['} and B', 'B'],
    ['family=Berg, GIVEN = Jan and given=Ada', 'Jan Berg', 'Ada'],
    ['suffix=Jr., family=Berg, given=Jan', 'Jan Berg Jr.'],
    ['Ann Bee et al.', 'Ann Bee', 'et al.'],
    ['Bee, Ann et~al.', 'Ann Bee', 'et al.'],
    [String.raw`Mu\~noz, Ann`, 'Ann Muñoz'],
    ['Google, Inc. and {Barnes, X}', 'Google, Inc.', 'Barnes, X'],
    ['王, 伟 and 李小明', '王伟', '李小明'],
    // Commas where "and" should be.
    ['D. E. Knuth, L. Lamport and Bo Cee', 'D. E. Knuth', 'L. Lamport', 'Bo Cee'],
    ['Ann Bee, Bo Cee, Di van Dee', 'Ann Bee', 'Bo Cee', 'Di van Dee'],
    ['García Márquez, Gabriel José', 'Gabriel José García Márquez'],
    ['de la Cruz, A. B., van der Berg, C. D.', 'A. B. van der Berg C. D. de la Cruz'],
    ['', ...[]],
  ] as const)
    it(`in BibTeX: ${text}`, () => {
      assert.deepEqual(parseBibtexNames(text), expected);
    });
});
