// The text filter of the Papers view: typed, kept, without results, and cleared.
import { assert } from 'chai';
import { usePaperside } from './usePaperside.ts';

describe('filtering the Papers view', () => {
  const { screen } = usePaperside({ shared: true }, () => screen.openPapersView());

  const type = async (text: string): Promise<void> => {
    await screen.runCommand('Paperside: Filter Papers');
    await screen.pickInput.fill(text);
  };
  const description = (text: string): Promise<void> =>
    screen.view('Papers').locator('.pane-header').filter({ hasText: text }).waitFor();

  it('shows while it is typed what passes, in open groups, and how many; Escape takes it back', async () => {
    await type('eeg decoding');
    await screen.row('BrainFLORA').waitFor();
    await description('“eeg decoding”: 5 of 41');
    assert.equal(await screen.rows.count(), 5 + 3);
    await screen.page.keyboard.press('Escape');
    await description('by theme');
    assert.equal(await screen.rows.count(), 8);
  });

  it('Enter keeps it; where nothing passes the view says so and clears', async () => {
    await type('zebrafish');
    await screen.page.keyboard.press('Enter');
    await screen.view('Papers').getByText('No paper passes the filter.').waitFor();
    await screen
      .view('Papers')
      .locator('.welcome-view')
      .getByRole('button', { name: 'Clear Filter' })
      .click();
    await screen.row('Biosignals & Health').waitFor();
    await description('by theme');
  });

  it('Reveal in Papers shows a paper that the filter holds back', async () => {
    await type('pavlovian');
    await screen.page.keyboard.press('Enter');
    await screen.row('Pavlovian').click();
    await screen.heading.filter({ hasText: 'Pavlovian' }).waitFor();
    await type('zebrafish');
    await screen.page.keyboard.press('Enter');
    await screen.runCommand('Paperside: Reveal in Papers');
    const selected = screen.page.locator('.sidebar .monaco-list-row.selected');
    await selected.filter({ hasText: 'Pavlovian' }).waitFor();
    await description('by theme');
  });
});
