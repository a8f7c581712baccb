// The sections of references and citing papers. Closed at first; opening one asks the host for its papers.
import type { CitationsViewModel, PaperViewModel } from '../protocol/abstractViewModels.ts';
import { element } from './element.ts';
import { host } from './host.ts';
import { postOnClick } from './postOnClick.ts';

export function citationSections(sections: PaperViewModel['citationSections']): HTMLElement[] {
  return sections.map(({ kind, heading }) => {
    const section = element('section', '', kind);
    const details = element('details');
    const summary = element('summary');
    summary.append(element('h2', heading));
    const list = element('div', '', 'list');
    details.append(summary, list);
    details.addEventListener('toggle', () => {
      if (!details.open || list.childElementCount > 0) return;
      host.postMessage({ type: 'requestCitations', kind });
    });
    section.append(details);
    return section;
  });
}

/** Redraws a list; the focused link or button keeps the focus. */
export function showCitations(main: Element, citations: CitationsViewModel): void {
  const { kind, papers, isBusy, message, moreLabel, addLabel } = citations;
  const list = main.querySelector(`section.${kind} .list`);
  if (list === null) return;
  const controls = (): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('a, button')];
  const focused = controls().findIndex(each => each === document.activeElement);
  const rows = papers.map(({ id, title, facts, context, mark }) => {
    const open = element('a', title);
    open.href = '#';
    const heading = element('h3');
    heading.append(postOnClick(open, { type: 'addCited', id, open: true }));
    const row = element('article');
    row.append(heading, element('p', [mark, facts].filter(Boolean).join(' · '), 'facts'));
    if (context !== '') row.append(element('blockquote', context));
    if (mark === '') {
      const add = postOnClick(element('button', addLabel), { type: 'addCited', id, open: false });
      add.ariaLabel = `${addLabel}: ${title}`;
      row.append(add);
    }
    return row;
  });
  const status = element('p', message, 'facts');
  const more =
    moreLabel === '' ? [] : [postOnClick(element('button', moreLabel), { type: 'requestCitations', kind })];
  list.replaceChildren(...rows, ...(message === '' ? [] : [status]), ...more);
  list.ariaBusy = String(isBusy);
  controls()[focused]?.focus();
}
