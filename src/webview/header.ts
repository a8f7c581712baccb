// The top of the abstract page: title, authors, one line of facts and links, and the row that the actions go into.
import type { PaperViewModel } from '../protocol/abstractViewModels.ts';
import { element } from './element.ts';
import { textElement } from './mathematics.ts';
import { postOnClick } from './postOnClick.ts';

/** Returns the elements above the abstract. The actions are empty until the host sends the annotations. */
export function header(paper: PaperViewModel): HTMLElement[] {
  const actions = element('div', '', 'actions');
  actions.append(annotationsPlaceholder(), ...copyButtons(paper.copies.slice(0, 1)));
  const title = textElement('h1', paper.title, paper.titleParts);
  return [title, authors(paper.authors), facts(paper), actions];
}

/** Returns an empty element for the annotations, which the host sends at once. */
function annotationsPlaceholder(): HTMLElement {
  const place = element('div', '', 'annotations');
  place.role = 'group';
  return place;
}

function copyButtons(copies: PaperViewModel['copies']): HTMLElement[] {
  return copies.map(({ command, label }) => postOnClick(element('button', label), { type: 'run', command }));
}

/** Shows the first authors; a button shows the others in its place. */
function authors({ shown, more }: PaperViewModel['authors']): HTMLElement {
  const line = element('p', '', 'authors');
  const names = element('span', shown);
  line.append(names);
  if (more === undefined) return line;
  const button = element('button', more.label, 'link');
  button.addEventListener('click', () => {
    names.textContent = more.all;
    names.tabIndex = -1;
    button.remove();
    names.focus();
  });
  line.append(' ', button);
  return line;
}

/** The main facts and the links in one line; the disclosure holds all facts and the ways to copy. */
function facts({ shortFacts, facts, links, linksLabel, moreLabel, copies }: PaperViewModel): HTMLElement {
  const line = element('div', '', 'facts-line');
  const nav = element('nav');
  nav.ariaLabel = linksLabel;
  for (const { kind, label, url } of links) {
    const link = element('a', label);
    link.href = url;
    link.title = url;
    nav.append(postOnClick(link, { type: 'openLink', kind }));
  }
  const more = element('details', '', 'more');
  const buttons = element('p', '', 'actions');
  buttons.append(...copyButtons(copies.slice(1)));
  more.append(element('summary', moreLabel), definitionList(facts), buttons);
  line.append(...shortFacts.map(fact => element('span', fact)), nav, more);
  return line;
}

function definitionList(facts: PaperViewModel['facts']): HTMLElement {
  const list = element('dl');
  for (const { label, value } of facts) {
    const fact = element('div');
    fact.append(element('dt', label), element('dd', value));
    list.append(fact);
  }
  return list;
}
