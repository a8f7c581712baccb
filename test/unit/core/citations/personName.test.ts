import { assert } from 'chai';
import { parsePersonName } from '../../../../src/core/citations/personName.ts';

describe('parsePersonName', () => {
  // given | particle | family | suffix
  const names: Readonly<Record<string, string>> = {
    'Ada Lovelace': 'Ada||Lovelace|',
    'Lovelace, Ada': 'Ada||Lovelace|',
    'Jan van der Berg': 'Jan|van der|Berg|',
    'van der Berg, Jan': 'Jan|van der|Berg|',
    'Luc Van Gool': 'Luc||Van Gool|',
    'Jean d’Alembert': 'Jean||d’Alembert|',
    'bell hooks': 'bell||hooks|',
    'Martin Luther King Jr.': 'Martin Luther||King|Jr.',
    'Smith, J., Jr.': 'J.||Smith|Jr.',
    'Smith, Jr., J.': 'J.||Smith|Jr.',
    'Smith, John, Jr.': 'John||Smith|Jr.',
    'Smith Jr., John': 'John||Smith|Jr.',
    'John Smith, Jr.': 'John||Smith|Jr.',
    'van der Berg, III, Jan': 'Jan|van der|Berg|III',
    'Jan van der Berg III': 'Jan|van der|Berg|III',
    'Smith Jr.': '||Smith|Jr.',
    'Petrov, IV': 'IV||Petrov|',
    'Petrov IV': 'Petrov||IV|',
    'Takashi Ii': 'Takashi||Ii|',
    'Omar al-Rashid': 'Omar||al-Rashid|',
    'Eva Álvarez-Gómez': 'Eva||Álvarez-Gómez|',
    'Jean-Pierre du Pont-Neuf': 'Jean-Pierre|du|Pont-Neuf|',
    'Quoc V. Le': 'Quoc V.||Le|',
    'Xiao-Ming Wang': 'Xiao-Ming||Wang|',
    王伟: '||王伟|',
    '王 伟': '||王 伟|',
    'World Health Organization': '||World Health Organization|',
    'scikit-learn developers': '||scikit-learn developers|',
    OpenAI: '||OpenAI|',
    'Gemini Team': '||Gemini Team|',
    'Ministry of Health and Care': '||Ministry of Health and Care|',
    ',': '||,|',
  };
  for (const [name, expected] of Object.entries(names))
    it(`${name} → ${expected}`, () => {
      const { given, particle, family, suffix } = parsePersonName(name);
      assert.equal([given, particle, family, suffix].join('|'), expected);
    });
});
