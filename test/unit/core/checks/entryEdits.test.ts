import { assert } from 'chai';
import { mergedEntries, updatedEntry, type TextReplacement } from '../../../../src/core/checks/entryEdits.ts';
import { paper } from '../../../support/paper.ts';

function applied(text: string, edits: readonly TextReplacement[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((all, { start, end, text }) => all.slice(0, start) + text + all.slice(end), text);
}
const spanOf = (text: string, part: string) => {
  const start = text.indexOf(part);
  const end = text.indexOf('\n}', start) + 2;
  return { start, end };
};

const published = paper({
  ...{ id: 'arxiv:1512.03385', title: 'Deep Residual Learning', authors: ['Kaiming He', 'Jian Sun'] },
  ...{ published: '2016', venue: 'CVPR', doi: '10.1109/cvpr.2016.90' },
});

describe('an entry that is rewritten', () => {
  const text = `% Mine
@article{he15,
    title = {Deep residual learning},
    author = {He, K. and others},
    journal = {arXiv preprint arXiv:1512.03385},
    year = 2015,
    url = {https://arxiv.org/abs/1512.03385},
    file = {:a.pdf:PDF},
    note = "read {twice}",
    keywords = {cnn}
}

@book{next, title = {Next}}
`;
  const result = applied(text, updatedEntry(text, spanOf(text, '@article{he15'), published));

  it('is the published version, under its own key and with its own indentation', () => {
    assert.include(result, '% Mine\n@inproceedings{he15,\n    title = {Deep Residual Learning},\n');
    for (const field of [
      'booktitle = {CVPR}',
      'year = {2016}',
      'doi = {10.1109/cvpr.2016.90}',
      'eprint = {1512.03385}',
    ])
      assert.include(result, `    ${field},\n`);
    assert.include(result, 'author = {He, Kaiming and Sun, Jian}');
  });
  it('keeps the user’s own fields as they are, and nothing of the preprint', () => {
    for (const field of ['file = {:a.pdf:PDF}', 'note = "read {twice}"', 'keywords = {cnn}'])
      assert.include(result, `    ${field}`);
    assert.notMatch(result, /journal|url|2015,/);
    assert.match(result, /\n\}\n\n@book\{next, title = \{Next\}\}\n$/);
  });
  it('keeps the longer list of authors, and line endings', () => {
    const own = '@misc{a,\r\n  title = {T},\r\n  author = {A, A and B, B and C, C}\r\n}';
    const edited = applied(own, updatedEntry(own, { start: 0, end: own.length }, published));
    assert.include(edited, 'author = {A, A and B, B and C, C}');
    assert.notMatch(edited, /[^\r]\n/);
  });
  it('that cannot be read stays', () => {
    assert.isEmpty(updatedEntry('@misc{a, title={', { start: 0, end: 16 }, published));
  });
});

describe('two entries that are merged', () => {
  const text = `@article{a,
  title = {T},
  journal = {arXiv},
  abstract = {Long},
  doi = {10.1/x}
}

@inproceedings{b,
  title = {T},
  booktitle = {CVPR},
  year = 2016
}
`;
  const [a, b] = [spanOf(text, '@article{a'), spanOf(text, '@inproceedings{b')];

  it('what only the other has is kept, but not where it was published', () => {
    assert.equal(
      applied(text, mergedEntries(text, b, a)),
      '@inproceedings{b,\n  title = {T},\n  booktitle = {CVPR},\n  year = 2016,\n  abstract = {Long},\n  doi = {10.1/x}\n}\n',
    );
  });
  it('under the key of the preprint, it is the publication all the same', () => {
    assert.equal(
      applied(text, mergedEntries(text, a, b)),
      '@inproceedings{a,\n  title = {T},\n  booktitle = {CVPR},\n  year = 2016,\n  abstract = {Long},\n  doi = {10.1/x}\n}\n\n',
    );
  });
  it('a preprint with many fields loses none of its own, and gets all of the publication', () => {
    const preprint =
      '@misc{p,\n  title = {T},\n  eprint = {2001.00001},\n  keywords = {k},\n  file = {f}\n}\n';
    const both = `${preprint}\n@inproceedings{q, title={T}, booktitle={NeurIPS},\n  pages={1--9}, publisher={P}\n}\n`;
    const merged = applied(
      both,
      mergedEntries(both, spanOf(both, '@misc{p'), spanOf(both, '@inproceedings{q')),
    );
    assert.match(merged, /^@inproceedings\{p,/);
    for (const field of [
      'booktitle={NeurIPS}',
      'pages={1--9}',
      'publisher={P}',
      'keywords = {k}',
      'file = {f}',
    ])
      assert.include(merged, field);
    assert.include(merged, 'eprint = {2001.00001}');
  });
  it('of two publications, the places of the one are not mixed with those of the other', () => {
    const two =
      '@article{a,\n  title = {T},\n  journal = {J}\n}\n\n@inproceedings{b,\n  title = {T},\n  booktitle = {C},\n  note = {n}\n}\n';
    const merged = applied(
      two,
      mergedEntries(two, spanOf(two, '@article{a'), spanOf(two, '@inproceedings{b')),
    );
    assert.match(merged, /^@article\{a,[^]*journal = \{J\},\n {2}note = \{n\}\n\}\n\n$/);
    assert.notInclude(merged, 'booktitle');
  });
});
