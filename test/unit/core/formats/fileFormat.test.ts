import { assert } from 'chai';
import { readPapersFile } from '../../../../src/core/formats/papersFile.ts';
import { chunksOf } from '../../../support/chunks.ts';
import { countingClock } from '../../../support/clock.ts';

const options = { source: 'file', clock: countingClock() };

/** The titles found, then what is wrong: its code and, where it tells more, its detail. */
async function found(name: string, text: string): Promise<string> {
  const { papers, failures } = await readPapersFile(name, chunksOf(text, 5000), options);
  return [
    ...papers.map(({ title }) => title),
    ...failures.map(({ code, detail }) => `${code}: ${detail}`),
  ].join(' | ');
}

const entry = '@misc{k, title = {A}}';
const ris = 'TY  - JOUR\nTI  - A\nER  - \n';
const neither = 'unsupported: It is neither BibTeX, RIS, JSON nor JSON lines.';

describe('the format of a file', () => {
  for (const [name, text, expected] of [
    // What is inside decides where the ending does not.
    ['a.txt', entry, 'A'],
    ['a.txt', ` \n Dear all,\n  @misc {k, title = {A}}`, 'A'],
    ['a.txt', '@misc\t(k, title = {A})', 'A'],
    ['a.txt', 'Mail me @work (or not)', neither],
    ['a.txt', '@ {k, title = {A}}', neither],
    ['a.txt', '@misc k, title', neither],
    ['a.txt', ris, 'A'],
    ['a.txt', `\n\n${ris}`, 'A'],
    ['a.txt', '[{"title": "A"}]', 'A'],
    ['a.txt', '{"title": "A"}\n{"title": "B"}', 'A | B'],
    ['a.txt', 'x [{"title": "A"}]', neither],
    ['a.txt', '{"title": "A",\n"abstract": "\n@misc{k, title = {B}}"}', 'A'],
    ['a.ris', ris, 'A'],
    // An ending counts as a whole.
    ['a.bib', '  nothing', 'malformed: No paper is in it.'],
    ['a.BIB', '  nothing', 'malformed: No paper is in it.'],
    ['a.biblatex', '  nothing', 'malformed: No paper is in it.'],
    ['a.bibx', '  nothing', neither],
    ['a.xbib', '  nothing', neither],
    ['bib.txt', '  nothing', neither],
    ['a.ris', '  nothing', 'malformed: No paper is in it.'],
    ['a.risk', '  nothing', neither],
    ['a.ndjson', 'nothing', 'malformed'],
    ['a.xjson', 'nothing', neither],
    ['a.jsonx', 'nothing', neither],
    ['a.txt', '', 'malformed: No paper is in it.'],
    ['a.txt', ' \n ', 'malformed: No paper is in it.'],
    ['a.txt', `x\uFEFF`, neither],
    ['a.bib', `\uFEFF${entry}`, 'A'],
    // JSON lines, or one JSON text.
    ['a.txt', '{"title": "A"}', 'A'],
    ['a.json', '{"papers": [{"title": "A"}]}', 'A'],
    ['a.json', '{ "papers" : [ {"title": "A"} ] }', 'A'],
    ['a.json', '{"items":[{"title":"A"},\n{"title":"B"}]}', 'A | B'],
    ['a.json', '{"x": 1, "papers": [{"title": "A"}]}', 'A'],
    ['a.json', '{"x": 1, "items": [{"title": "A"}]}', 'A'],
    ['a.json', '{\n\n  "title": "A"\n}', 'A'],
    ['a.xjsonl', '{"title": "A"}', 'A'],
    ['a.jsonl', '7\n{"title": "A"}', 'A | malformed: It is no object.'],
    ['a.jsonl', 'null\n{"title": "A"}', 'A | malformed: It is no object.'],
    // Our own format, by its version.
    ['a.json', '{"version": 1, "papers": [{"title": "A"}]}', 'A'],
    ['a.json', '{"version":2,"papers":[]}', 'unsupported: Written by a newer Paperside, version 2.'],
    [
      'a.json',
      '{\n "version" : 12 ,\n "source": {},\n "papers" : []}',
      'unsupported: Written by a newer Paperside, version 12.',
    ],
    ['a.json', '[{"title": "A", "version": 2, "papers": 1}]', 'A'],
    ['a.json', '{"title": "A", "version": 2}', 'A'],
    ['a.txt', 'a\0b', 'unsupported: It is binary.'],
  ] as const)
    it(`${name} with ${JSON.stringify(text)} → ${expected}`, async () => {
      const result = await found(name, text);
      if (expected === 'malformed') assert.match(result, /^malformed: /);
      else assert.equal(result, expected);
    });

  for (const [name, text, titles, malformed] of [
    // A line that is broken costs itself alone where each line is an object.
    ['a.txt', '{"title":"A"}\n{"title":"B\n{"title":"C"}', 'A C', 1],
    ['a.json', '{"title":"A"}\n{"title":\n{"title":"C"}', 'A C', 1],
    ['a.jsonl', '{"title":"A\n{"title":"B"}', 'B', 1],
    ['a.ndjson', '{"title":"A\n{"title":"B"}', 'B', 1],
    ['a.json', '{"title":"A\n{"title":"B"}', '', 1],
    ['a.json', '[{"title":"A"},\n{"title":"B\n{"title":"C"}]', 'A', 1],
    ['a.json', '{"x":1,"papers":[{"title":"A"}]}\n{"title":"B\n', 'A', 1],
    ['a.json', '{"items":[{"title":"A"}]}\n{"title":"B\n', 'A', 1],
    ['a.txt', '@comment{ never closed\n@misc{k, title={A}}', 'A', 0],
    ['a.txt', '@comment{ {@misc{x, title={X}}} } @misc{k, title={A}}', 'A', 0],
    ['a.txt', '@preamble{"{"}\n@misc{k, title={A}}', 'A', 0],
  ] as const)
    it(`${name} with ${JSON.stringify(text)} has ${titles || 'nothing'}, and ${malformed} that do not parse`, async () => {
      const { papers, malformedCount } = await readPapersFile(name, chunksOf(text), options);
      assert.equal(papers.map(({ title }) => title).join(' '), titles);
      assert.equal(malformedCount, malformed);
    });

  it('is that of its first 4,096 characters, whatever comes after', async () => {
    const head = '% '.padEnd(4096, 'x');
    assert.equal(await found('a.txt', `${head.slice(0, 4000)}\n${entry}\n`), 'A');
    const { failures } = await readPapersFile('a.txt', chunksOf(`${head}\n${entry}`, 1024), options);
    assert.deepEqual(
      failures.map(({ code }) => code),
      ['unsupported'],
    );
  });

  it('says how many records did not parse only beyond a hundred', async () => {
    for (const [count, told] of [
      [99, 99],
      [100, 100],
      [101, 101],
      [102, 101],
    ] as const) {
      const text = `{"title":"A"}\n${'{\n'.repeat(count)}`;
      const { failures, malformedCount } = await readPapersFile('a.jsonl', chunksOf(text), options);
      assert.deepEqual([malformedCount, failures.length], [count, told]);
      const last = failures.at(-1);
      if (count > 100)
        assert.deepEqual(last, {
          code: 'malformed',
          subject: 'a.jsonl',
          detail: `${count - 100} more records did not parse.`,
        });
    }
  });
});
