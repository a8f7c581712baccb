// Hovers on paper ids: no request by themselves, the result of a look-up, and actions in view.
import { assert } from 'chai';
import type { Locator } from 'playwright-core';
import { eventually } from '../support/eventually.ts';
import { replay, serverError } from '../support/replayServer.ts';
import { usePaperside } from './usePaperside.ts';

/** A title from arXiv's recorded answer. */
const planets = 'Frequency of Hot Jupiters';
const id = 'astro-ph/0601001';
const files = {
  'planets.py': `rate = 0.003  # ${id}\n`,
  'prior.py': 'prior = fit(states)  # after arXiv:1709.08568\n',
};

describe('a hover on an id', () => {
  const paperside = usePaperside({ files, online: true }, () => screen.openPapersView());
  const { screen } = paperside;

  const asked = (): readonly string[] => paperside.services.requests.map(({ path }) => path);
  const hover = (text: string): Locator => screen.page.locator('.monaco-hover:visible', { hasText: text });
  /** Hovers over the last word of the file's first line, as readers do. */
  const rest = async (file: string, text: string): Promise<Locator> => {
    await screen.openFile(file);
    const shown = hover(text === id ? 'Look Up' : 'Open Abstract');
    // While VS Code is still opening the file there is no hover; it asks again when the mouse comes back.
    await eventually(async () => {
      await screen.page.mouse.move(5, 5);
      await screen.page.locator('.view-line').first().getByText(text).first().hover();
      await shown.waitFor({ timeout: 1500 });
    });
    return shown;
  };

  it('asks nobody until Look Up is chosen, then shows the paper and adds it', async () => {
    paperside.services.on('/api/query', replay('arxiv_idlist.xml'));
    const shown = await rest('planets.py', id);
    await shown.getByText('is not in the catalogue').waitFor();
    await shown.getByText('Hugging Face, arXiv, Semantic Scholar').waitFor();
    assert.deepEqual(asked(), [], 'resting asks nobody');
    await shown.getByRole('link', { name: 'Look Up' }).click();
    await hover(planets).getByRole('link', { name: 'Add to Papers' }).waitFor();
    assert.lengthOf(asked(), 2, 'Hugging Face, which has it not, then arXiv');
    await screen.page.keyboard.press('Escape');
    await hover(planets).waitFor({ state: 'hidden' });
    await screen.runCommand('Show or Focus Hover');
    await hover(planets).waitFor();
    assert.lengthOf(asked(), 2, 'what came of it is remembered');
    await hover(planets).getByRole('link', { name: 'Add to Papers' }).click();
    await screen.heading.filter({ hasText: planets }).waitFor();
  });

  it('says in one sentence that it failed, with one link that tries again', async () => {
    paperside.services.on('/api/query', serverError(400), replay('arxiv_idlist.xml'));
    await (await rest('planets.py', id)).getByRole('link', { name: 'Look Up' }).click();
    const failed = hover('arXiv refused the request');
    await failed.waitFor();
    // VS Code adds a row for the document link on the id.
    const links = failed.locator('.hover-row', { hasText: 'Try Again' }).getByRole('link');
    assert.deepEqual(
      (await links.allTextContents()).map(text => text.trim()),
      ['Try Again'],
    );
    assert.notMatch((await failed.textContent()) ?? '', /Error|HTTP|fetch/);
    await failed.getByRole('link', { name: 'Try Again' }).click();
    await hover(planets).waitFor();
  });

  it('has what can be done with a paper in sight, above its abstract', async () => {
    const shown = await rest('prior.py', '1709.08568');
    const bottom = async (part: Locator): Promise<number> => {
      const box = await part.boundingBox();
      assert.isNotNull(box);
      return box.y + box.height;
    };
    const actions = [
      'Open Abstract',
      'Web Page',
      'Copy Citation',
      'To Read',
      'Dismissed',
      'Star',
      'Add Note',
    ];
    for (const name of actions)
      assert.isAtMost(
        await bottom(shown.getByRole('link', { name: new RegExp(`${name}$`) })),
        await bottom(shown),
        name,
      );
    assert.deepEqual(asked(), []);
  });
});

describe('a hover on an id, where it may look up by itself', () => {
  const settings = { 'paperside.hover.lookUp': true };
  const paperside = usePaperside({ files, online: true, settings }, () => screen.openPapersView());
  const { screen } = paperside;

  it('asks at once', async () => {
    paperside.services.on('/api/query', replay('arxiv_idlist.xml'));
    await screen.openFile('planets.py');
    await screen.page.keyboard.press('End');
    await screen.runCommand('Show or Focus Hover');
    const shown = screen.page.locator('.monaco-hover:visible', { hasText: planets });
    await shown.getByRole('link', { name: 'Add to Papers' }).waitFor();
    assert.lengthOf(paperside.services.requests, 2);
  });
});
