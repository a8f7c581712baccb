// Keeps the scroll position of each paper of the session, also while the page is hidden.
import { PageState } from '../protocol/abstract.ts';
import { host } from './host.ts';

/** Positions in pixels by paper; the latest last. */
const positions = new Map(Object.entries(PageState.safeParse(host.getState()).data?.scrolled ?? {}));
/** Maximum number of papers whose position is kept. */
const maxKept = 100;

let shownId = '';
/** The position to return to. The page may still be too short for it; undefined once the reader scrolls. */
let wanted: number | undefined;

/** Keeps the position of the paper on screen, and returns to where the new one was left. */
export function scrollToPaper(id: string): void {
  keep();
  shownId = id;
  wanted = positions.get(id) ?? 0;
  settleScroll();
  keep();
}

/** Called whenever the page has grown. */
export function settleScroll(): void {
  if (wanted !== undefined) scrollTo(0, wanted);
}

function keep(): void {
  if (shownId === '') return;
  positions.delete(shownId);
  positions.set(shownId, wanted ?? scrollY);
  host.setState({ id: shownId, scrolled: Object.fromEntries([...positions].slice(-maxKept)) });
}

for (const event of ['wheel', 'pointerdown', 'keydown', 'touchmove'])
  addEventListener(event, () => (wanted = undefined), { passive: true });
addEventListener('scrollend', () => {
  if (scrollY !== wanted) wanted = undefined;
  keep();
});
