// What a reader must know of a paper's versions: that it was withdrawn and why, and that a newer one is out.
import { savedInList } from './savedList.ts';
import { usePaperside } from './usePaperside.ts';

const title = 'The Consciousness Prior';
const withRevision = (revision: object) => (text: string) =>
  text.replace(`"title": "${title}"`, `"revision": ${JSON.stringify(revision)}, "title": "${title}"`);

describe('the versions of a paper', () => {
  const paperside = usePaperside({ papers: withRevision({ number: 1 }) }, () => screen.openPapersView());
  const { screen } = paperside;
  const open = async (): Promise<void> => {
    await screen.openFoundPaper('consciousness prior', title);
  };

  it('a newer one than was read is told of, and a withdrawal with its reason, wherever the paper is', async () => {
    await open();
    await screen.abstract.getByText('v1', { exact: true }).waitFor();
    await screen.abstract.getByRole('button', { name: 'Read', exact: true }).click();
    await screen.abstract.getByRole('button', { name: 'Read', exact: true, pressed: true }).waitFor();
    await savedInList(paperside.storage, /"status":\{"is":"read"/);
    const later = '"revision": {"number":3,"withdrawn":"An error in Lemma 2"}';
    paperside.changePapers(text => text.replace('"revision": {"number":1}', later));
    await paperside.restart();
    await screen.openPapersView();
    await open();
    await screen.abstract.getByText('v3 is out; you read v1.').waitFor();
    await screen.abstract.getByText('This paper was withdrawn: An error in Lemma 2').waitFor();
    await screen.tabs.filter({ hasText: `[Withdrawn] ${title}` }).waitFor();
    await (await screen.openSearch()).fill('consciousness prior');
    await screen.pickRows
      .first()
      .filter({ hasText: `[Withdrawn] ${title}` })
      .waitFor();
  });
});
