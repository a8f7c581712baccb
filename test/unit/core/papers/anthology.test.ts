import { assert } from 'chai';
import { anthologyDoi, anthologyId, anthologyPage } from '../../../../src/core/papers/anthology.ts';

describe('anthologyDoi', () => {
  // DOIs as in the Anthology's own records; undefined if there is none or it does not follow from the id.
  const cases: Readonly<Record<string, string | undefined>> = {
    ...{
      'D14-1162': '10.3115/v1/d14-1162',
      'P14-1023': '10.3115/v1/p14-1023',
      'E14-4046': '10.3115/v1/e14-4046',
    },
    ...{
      'N15-1011': '10.3115/v1/n15-1011',
      'P15-1142': '10.3115/v1/p15-1142',
      'S14-2001': '10.3115/v1/s14-2001',
    },
    ...{
      'W14-4012': '10.3115/v1/w14-4012',
      'W14-3348': '10.3115/v1/w14-3348',
      'W15-0501': '10.3115/v1/w15-0501',
    },
    ...{
      'D15-1166': '10.18653/v1/d15-1166',
      'K15-1001': '10.18653/v1/k15-1001',
      'W15-3014': '10.18653/v1/w15-3014',
    },
    ...{
      'P16-1162': '10.18653/v1/p16-1162',
      'N18-1202': '10.18653/v1/n18-1202',
      'D18-2012': '10.18653/v1/d18-2012',
    },
    ...{
      'P19-1001': '10.18653/v1/p19-1001',
      'N19-1423': '10.18653/v1/n19-1423',
      'D19-1410': '10.18653/v1/d19-1410',
    },
    ...{
      'D19-5001': '10.18653/v1/d19-5001',
      'D19-3010': '10.18653/v1/d19-3010',
      'W18-6319': '10.18653/v1/w18-6319',
    },
    ...{
      'E17-2068': '10.18653/v1/e17-2068',
      'p19-1001': '10.18653/v1/p19-1001',
      'W17-4770': '10.18653/v1/w17-4770',
    },
    '2020.acl-main.1': '10.18653/v1/2020.acl-main.1',
    '2020.blackboxnlp-1.5': '10.18653/v1/2020.blackboxnlp-1.5',
    '2021.naacl-main.41': '10.18653/v1/2021.naacl-main.41',
    '2022.findings-emnlp.12': '10.18653/v1/2022.findings-emnlp.12',
    '2023.ijcnlp-main.20': '10.18653/v1/2023.ijcnlp-main.20',
    '2025.acl-long.1': '10.18653/v1/2025.acl-long.1',
    ...{ 'P02-1040': undefined, 'W04-1013': undefined, 'N03-1017': undefined, 'J93-2003': undefined },
    ...{ 'P12-1001': undefined, 'D13-1170': undefined, 'N13-1090': undefined, 'W13-2322': undefined },
    ...{ 'L18-1008': undefined, 'C18-1139': undefined, 'Q17-1010': undefined, 'J19-1001': undefined },
    ...{ 'I17-1001': undefined, 'R19-1001': undefined, 'Y18-1001': undefined, 'U19-1001': undefined },
    ...{ 'D14-2001': undefined, 'P17-4012': undefined, 'W16-3301': undefined, 'W19-0101': undefined },
    ...{ 'D14-1000': undefined, 'W14-0200': undefined, 'D19-5100': undefined, 'W17-4004': undefined },
    '2020.acl-main.0': undefined,
    '2020.lrec-1.1': undefined,
    '2020.tacl-1.1': undefined,
    '2020.argmining-1.1': undefined,
    '2021.blackboxnlp-1.1': undefined,
    '2022.coling-1.1': undefined,
    '2024.lrec-main.1': undefined,
    '2026.acl-long.1': undefined,
  };
  for (const [id, doi] of Object.entries(cases))
    it(`${id} → ${doi ?? 'none'}`, () => {
      assert.equal(anthologyDoi(id), doi);
    });
});

describe('anthologyId', () => {
  const cases: Readonly<Record<string, string | undefined>> = {
    'https://aclanthology.org/D14-1162': 'D14-1162',
    'http://www.aclweb.org/anthology/D14-1162.pdf': 'D14-1162',
    'https://www.aclweb.org/anthology/papers/D/D14/D14-1162/': 'D14-1162',
    'http://aclweb.org/anthology/P/P02/P02-1040.pdf': 'P02-1040',
    'https://aclanthology.info/papers/D14-1162/d14-1162': 'D14-1162',
    'https://aclanthology.coli.uni-saarland.de/papers/N18-1202/n18-1202': 'N18-1202',
    'https://anthology.aclweb.org/P02-1040': 'P02-1040',
    'aclanthology.org/2020.ACL-main.1v2.pdf': '2020.acl-main.1',
    'https://aclanthology.org/P19-1001v2.pdf': 'P19-1001',
    'https://aclanthology.org/attachments/D14-1162.Presentation.pdf': 'D14-1162',
    'https://aclanthology.org/1991.mtsummit-papers.1/': '1991.mtsummit-papers.1',
    'https://aclanthology.org/volumes/D14-1/': undefined,
    'https://aclanthology.org/2020.acl-main/': undefined,
    'https://aclanthology.org/venues/acl/?x=/D14-1162': undefined,
    'https://example.org/D14-1162': undefined,
  };
  for (const [address, id] of Object.entries(cases))
    it(`${address} → ${id ?? 'none'}`, () => {
      assert.equal(anthologyId(address), id);
    });

  it('is found again in the page of the paper', () => {
    assert.equal(anthologyPage('p02-1040'), 'https://aclanthology.org/P02-1040');
    assert.equal(anthologyId(anthologyPage('2020.acl-main.1')), '2020.acl-main.1');
  });
});
