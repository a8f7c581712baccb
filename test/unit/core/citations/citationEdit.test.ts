import { assert } from 'chai';
import { citationEdit, citesByKey } from '../../../../src/core/citations/citationEdit.ts';
import type { Paper } from '../../../../src/core/papers/paper.ts';
import { paper } from '../../../support/papers.ts';

const ada = paper({ title: 'A Paper' });
const why = paper({
  id: 'arxiv:2401.00002',
  title: 'Why?',
  authors: ['Emmy Noether'],
  doi: '10.1000/x',
  venue: 'Nature',
});
const adaText = 'Ada Lovelace et al. (2024). A Paper. https://arxiv.org/abs/2401.00001';
const whyText = 'Emmy Noether (2024). Why? Nature. https://doi.org/10.1000/x arXiv:2401.00002';

/** `|` marks the cursor in the input; the result does not contain it. */
function insert(languageId: string, typed: string, ...papers: Paper[]): string {
  const at = typed.indexOf('|');
  const bare = typed.replace('|', '');
  const cited = papers.map((cite, index) => ({ paper: cite, key: `key${index}` }));
  const { from, to, text } = citationEdit(languageId, bare, at, cited);
  return bare.slice(0, from) + text + bare.slice(to);
}

describe('citationEdit', () => {
  const cases: readonly (readonly [
    language: string,
    line: string,
    papers: readonly Paper[],
    expected: string,
  ])[] = [
    ['python', '|', [ada], `# ${adaText}`],
    ['python', '    |', [ada, why], `    # ${adaText}\n    # ${whyText}`],
    ['python', '    x = 1|', [ada], `    # ${adaText}\n    x = 1`],
    ['python', '  # See |.', [ada, why], `  # See ${adaText}; ${whyText}.`],
    ['python', '|# See', [ada], `# ${adaText}\n# See`],
    ['typescript', '|', [ada], `// ${adaText}`],
    ['lua', '|', [ada], `-- ${adaText}`],
    ['css', 'a {|}', [paper({ title: 'A */ B' })], `/* ${adaText.replace('A Paper', 'A * / B')} */\na {}`],
    ['html', '|', [paper({ title: 'A --> B' })], `<!-- ${adaText.replace('A Paper', 'A - - > B')} -->`],
    ['plaintext', 'See |', [ada], `See ${adaText}`],
    ['constructor', 'See |', [ada], `See ${adaText}`],
    ['latex', 'As in |.', [ada], String.raw`As in \cite{key0}.`],
    ['latex', 'As in |.', [ada, why], String.raw`As in \cite{key0,key1}.`],
    ['latex', String.raw`\citep[p.~2]{a|}`, [ada], String.raw`\citep[p.~2]{a,key0}`],
    ['latex', String.raw`\textcite{|a}`, [ada], String.raw`\textcite{key0,a}`],
    ['latex', String.raw`\cite{a, |}`, [ada], String.raw`\cite{a, key0}`],
    ['latex', String.raw`\cite{|}`, [ada], String.raw`\cite{key0}`],
    ['latex', String.raw`\cite{a}|`, [ada], String.raw`\cite{a}\cite{key0}`],
    ['markdown', 'As in |.', [ada, why], 'As in [@key0; @key1].'],
    ['quarto', 'As in [@a|].', [ada], 'As in [@a; @key0].'],
    ['rmd', '[|@a]', [ada], '[[@key0]@a]'],
  ];
  for (const [language, line, papers, expected] of cases)
    it(`${language}: ${line} → ${expected}`, () => {
      assert.equal(insert(language, line, ...papers), expected);
    });

  it('goes by keys in LaTeX and Markdown only', () => {
    const languages = ['latex', 'tex', 'markdown', 'quarto', 'rmd', 'python', 'constructor'];
    assert.deepEqual(languages.filter(citesByKey), languages.slice(0, 5));
  });
});
