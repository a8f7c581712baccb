// What stands below the abstract and comes after it: the places that name the paper, and papers like it.
import type { CitedPlacesViewModel, PageMessage, SimilarPapersViewModel } from '../protocol/abstract.ts';
import { element, postOnClick } from './element.ts';

/** In their order on the page; hidden until there is something in them. */
export function emptySections(): HTMLElement[] {
  return ['cited', 'similar'].map(name => {
    const section = element('section', '', name);
    section.hidden = true;
    return section;
  });
}

export function showCited(main: Element, { heading, places, more }: CitedPlacesViewModel): void {
  const rows = places.map(({ label, text }, place) =>
    article(label, { type: 'openMention', place }, element('code', text)),
  );
  fill(main, 'cited', heading, more === '' ? rows : [...rows, element('p', more, 'facts')]);
}

export function showSimilar(main: Element, { heading, whyLabel, papers }: SimilarPapersViewModel): void {
  const rows = papers.map(({ id, title, facts, reasons }) =>
    article(title, { type: 'openPaper', id }, element('p', facts, 'facts'), why(whyLabel, reasons)),
  );
  fill(main, 'similar', heading, rows);
}

/** Written anew at each change; the keyboard stays on the row that it was on. */
function fill(main: Element, name: string, heading: string, rows: readonly HTMLElement[]): void {
  const section = main.querySelector<HTMLElement>(`section.${name}`);
  if (section === null) return;
  const focused = [...section.querySelectorAll('a')].findIndex(each => each === document.activeElement);
  section.replaceChildren(element('h2', heading), ...rows);
  section.hidden = rows.length === 0;
  section.querySelectorAll('a')[focused]?.focus();
}

function article(title: string, message: PageMessage, ...below: readonly HTMLElement[]): HTMLElement {
  const open = element('a', title);
  open.href = '#';
  const heading = element('h3');
  heading.append(postOnClick(open, message));
  const made = element('article');
  made.append(heading, ...below);
  return made;
}

/** The terms are in view, where they stand is one key away. */
function why(label: string, reasons: SimilarPapersViewModel['papers'][number]['reasons']): HTMLElement {
  const details = element('details');
  const summary = element('summary', reasons.map(({ term }) => term).join(' · '));
  summary.title = label;
  summary.ariaLabel = `${label} ${summary.textContent}`;
  const list = element('dl');
  for (const { term, explanation } of reasons) {
    const reason = element('div');
    reason.append(element('dt', term), element('dd', explanation));
    list.append(reason);
  }
  details.append(summary, list);
  return details;
}
