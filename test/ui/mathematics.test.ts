// Mathematics in titles and abstracts: rendered on the page, in Unicode elsewhere, and harmless whatever a source sends.
import { assert } from 'chai';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../support/eventually.ts';
import { usePaperside } from './usePaperside.ts';

const { raw } = String;
const titles = {
  good: raw`Fast $k$-Means in $\mathbb{R}^d$ with the $\ell_2$ \emph{Norm}`,
  bad: raw`On $\begin{foo}$ and an Unclosed $\alpha`,
};
const shown = { good: 'Fast k-Means in ℝᵈ with the ℓ₂ Norm', bad: 'On and an Unclosed $α' };
const abstracts = {
  good: raw`We show that \(x_1^2 + \frac{1}{2} \le \sum_{i=1}^n \mathcal{L}_i\) in $O(n\log n)$ for \textbf{all} inputs, $\boldsymbol{\theta} \in \mathbb{R}^d$, at a price of $5 to $10: \[ e^{i\pi} + 1 = 0 \] ${'``'}so'' -- $\hat{y} = \mathrm{softmax}(QK^\top/\sqrt{d})V$.`,
  bad: [
    'First words.',
    raw`$\href{javascript:document.title='run'}{x}$ $\includegraphics{https://example.org/x.png}$ $\htmlStyle{color:red}{x}$`,
    raw`$\class{a}{x}$ $\def\a{\a\a}\a$ $\fcolorbox{red}{blue}{x}$ <img src=x onerror="document.title='run'">`,
    raw`$${raw`\sqrt{`.repeat(5000)}${'}'.repeat(5000)}$ $${'x+'.repeat(25_000)}1$ $${raw`\bf `.repeat(200)}y$ Last words.`,
  ].join(' '),
};

/** Changes two of the papers that ship. */
function withMathematics(text: string): string {
  const file: unknown = JSON.parse(text);
  if (typeof file !== 'object' || file === null || !('papers' in file) || !Array.isArray(file.papers))
    throw new Error('papers.json has no papers.');
  const papers: readonly unknown[] = file.papers;
  const [first, second, ...others] = papers;
  const changed = (paper: unknown, kind: 'good' | 'bad'): unknown => ({
    ...Object(paper),
    title: titles[kind],
    abstract: abstracts[kind],
  });
  return JSON.stringify({ ...file, papers: [changed(first, 'good'), changed(second, 'bad'), ...others] });
}

describe('mathematics', () => {
  const viewport = { width: 1280, height: 1000 };
  const { screen } = usePaperside({ papers: withMathematics, viewport, shared: true }, async () => {
    await screen.page.setViewportSize(viewport);
    await screen.openPapersView();
  });

  /** What the page reports and asks for while the paper is opened. */
  const open = async (
    words: string,
    kind: 'good' | 'bad',
  ): Promise<{ reports: string[]; requests: string[] }> => {
    const [reports, requests]: [string[], string[]] = [[], []];
    screen.page.on('console', message => {
      if (/Content.Security.Policy|MathML|KaTeX|Refused/i.test(message.text())) reports.push(message.text());
    });
    screen.page.on('request', request => requests.push(request.url()));
    const input = await screen.openSearch();
    // A box that was only just opened may lose what was typed.
    await eventually(async () => {
      await input.fill(words);
      assert.equal((await screen.pickTitles())[0], shown[kind]);
    });
    await screen.page.keyboard.press('Enter');
    await screen.heading.waitFor();
    return { reports, requests };
  };

  it('is rendered on the page, and in Unicode in the pick, the tab and the tooltip', async () => {
    const { reports, requests } = await open('fast k-means l2 norm', 'good');
    const { abstract } = screen;
    await abstract.locator('h1 math mi', { hasText: 'ℝ' }).waitFor();
    await abstract.locator('h1 em', { hasText: 'Norm' }).waitFor();
    const text = abstract.locator('.abstract');
    await text.locator('math mfrac').first().waitFor();
    await text.locator('math msubsup').first().waitFor();
    await text.locator('.display math').waitFor();
    await text.locator('strong', { hasText: 'all' }).waitFor();
    await text.getByText('at a price of $5 to $10: ').waitFor();
    await text.getByText('“so” – ').waitFor();
    assert.equal(await text.locator('code').count(), 0);
    assert.notMatch((await text.textContent()) ?? '', /\\|\$\\/);
    await screen.page.locator('.tab.active', { hasText: shown.good }).waitFor();
    assert.deepEqual(reports, []);
    assert.isTrue(requests.some(url => url.includes('formulas.js')));
    // In a narrow panel a formula breaks or is scrolled, never the page.
    await screen.page.setViewportSize({ width: 640, height: 1000 });
    await eventually(async () => {
      const [needed, given] = await abstract
        .locator('html')
        .evaluate(html => [html.scrollWidth, html.clientWidth] as const);
      assert.isBelow(given, 400);
      assert.isAtMost(needed, given);
    });
    const picture = process.env.PAPERSIDE_PICTURE;
    if (picture !== undefined)
      writeFileSync(join(picture, 'mathematics.png'), await screen.page.screenshot());
  });

  it('that KaTeX refuses is its source, and all around it stays: nothing runs, nothing is fetched', async () => {
    const { reports, requests } = await open('unclosed', 'bad');
    const text = screen.abstract.locator('.abstract');
    await text.getByText('First words.').waitFor();
    await text.getByText('Last words.').waitFor();
    for (const source of [
      raw`\href{javascript:`,
      raw`\includegraphics`,
      raw`\htmlStyle`,
      raw`\class`,
      raw`\def`,
      raw`\fcolorbox`,
      raw`\sqrt{\sqrt{`,
      'x+x+x+',
    ])
      await text.locator('code', { hasText: source }).first().waitFor();
    await screen.heading.locator('code', { hasText: raw`\begin{foo}` }).waitFor();
    await text.getByText('<img src=x').waitFor();
    assert.equal(await text.locator('img, a, script, [style], [onerror]').count(), 0);
    await screen.page.locator('.tab.active', { hasText: shown.bad }).waitFor();
    assert.deepEqual(reports, []);
    assert.deepEqual(
      requests.filter(url => url.includes('example.org')),
      [],
    );
    // A script would have changed it.
    await eventually(async () => {
      assert.notInclude(await screen.page.title(), 'run');
    });
  });

  it('is not loaded for a paper without', async () => {
    const requests: string[] = [];
    screen.page.on('request', request => requests.push(request.url()));
    await screen.openPaper('Cognition', 'The Consciousness Prior');
    await screen.heading.filter({ hasText: 'The Consciousness Prior' }).waitFor();
    assert.isTrue(requests.some(url => url.includes('abstract.js')));
    assert.isFalse(requests.some(url => url.includes('formulas.js')));
  });
});
