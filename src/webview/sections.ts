// The sections below the abstract, which are filled later: reasons for the paper, places that mention the paper, and similar papers.
import type { PageMessage } from '../protocol/abstract.ts';
import type {
  BecauseViewModel,
  CitedPlacesViewModel,
  SimilarPapersViewModel,
} from '../protocol/abstractViewModels.ts';
import { element } from './element.ts';
import { postOnClick } from './postOnClick.ts';

/** Returns the sections in page order, hidden until they have content. */
export function emptySections(): HTMLElement[] {
  return ['because', 'cited', 'similar'].map(name => {
    const section = element('section', '', name);
    section.hidden = true;
    return section;
  });
}

export function showBecause(main: Element, { heading, reasons }: BecauseViewModel): void {
  const rows = reasons.map(({ label, description, detail, isLink }, reason) => {
    const below = [element('p', description, 'facts'), element('p', detail, 'facts')];
    return article(
      label,
      isLink ? { type: 'openReason', reason } : undefined,
      ...below.filter(line => line.textContent !== ''),
    );
  });
  fill(main, 'because', heading, rows);
}

export function showCited(main: Element, { heading, places, more }: CitedPlacesViewModel): void {
  const rows = places.map(({ label, text }, place) =>
    article(label, { type: 'openMention', place }, element('code', text)),
  );
  fill(main, 'cited', heading, more === '' ? rows : [...rows, element('p', more, 'facts')]);
}

export function showSimilar(
  main: Element,
  { heading, whyLabel, empty, papers }: SimilarPapersViewModel,
): void {
  const nothing = element('p', empty.explanation, 'facts');
  const search = postOnClick(element('button', empty.searchLabel), { type: 'searchSimilar' });
  const rows = papers.map(({ id, title, facts, reasons }) =>
    article(title, { type: 'openPaper', id }, element('p', facts, 'facts'), why(whyLabel, reasons)),
  );
  fill(main, 'similar', heading, [...(rows.length === 0 ? [nothing] : rows), search]);
}

/** Redraws the section; the focused row keeps the focus. */
function fill(main: Element, name: string, heading: string, rows: readonly HTMLElement[]): void {
  const section = main.querySelector<HTMLElement>(`section.${name}`);
  if (section === null) return;
  const focused = [...section.querySelectorAll('a, button')].findIndex(
    each => each === document.activeElement,
  );
  section.replaceChildren(element('h2', heading), ...rows);
  section.hidden = rows.length === 0;
  section.querySelectorAll<HTMLElement>('a, button')[focused]?.focus();
}

/** Returns a row whose title sends the message, or is no link without one. */
function article(
  title: string,
  message: PageMessage | undefined,
  ...below: readonly HTMLElement[]
): HTMLElement {
  const heading = element('h3', message === undefined ? title : '');
  if (message !== undefined) {
    const open = element('a', title);
    open.href = '#';
    heading.append(postOnClick(open, message));
  }
  const made = element('article');
  made.append(heading, ...below);
  return made;
}

/** Shows the terms; expanding the element shows where the other paper has them. */
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
