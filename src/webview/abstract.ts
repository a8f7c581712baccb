// Script of the abstract page: shows the host's messages and reports the user's choices. Never inserts HTML.
import {
  HostMessage,
  type AnnotationsViewModel,
  type PageMessage,
  type PaperViewModel,
} from '../protocol/abstract.ts';
import { element, postOnClick } from './element.ts';
import { host } from './host.ts';
import { noteElement } from './note.ts';
import { emptySections, showCited, showSimilar } from './sections.ts';

const main = document.querySelector('main') ?? document.body;

addEventListener('message', event => {
  const message = HostMessage.parse(event.data);
  switch (message.type) {
    case 'show':
      show(message.paper);
      break;
    case 'similar':
      if (message.similar.id === shownId) showSimilar(main, message.similar);
      break;
    case 'cited':
      if (message.cited.id === shownId) showCited(main, message.cited);
      break;
    case 'annotations':
      showAnnotations(message.annotations);
      break;
    case 'gone':
      showGone(message.explanation, message.searchLabel);
  }
});
host.postMessage({ type: 'ready' });

/** Id of the paper shown. Messages about another paper have come too late. */
let shownId = '';

function show(paper: PaperViewModel): void {
  shownId = paper.id;
  host.setState({ id: paper.id });
  main.replaceChildren(
    element('h1', paper.title),
    element('p', paper.authors, 'authors'),
    definitionList(paper),
    links(paper),
    annotationsPlaceholder(),
    element('p', paper.abstract, 'abstract'),
    ...getAbstract(paper),
    ...summary(paper),
    ...emptySections(),
  );
  scrollTo(0, 0);
}

/** Returns an empty element for the annotations, which the host sends at once. */
function annotationsPlaceholder(): HTMLElement {
  const place = element('div', '', 'marks');
  place.role = 'group';
  return place;
}

/** Redraws the annotations; the focused button keeps the focus. */
function showAnnotations({ id, label, statuses, star, note }: AnnotationsViewModel): void {
  const place = main.querySelector('.marks');
  if (id !== shownId || place === null) return;
  const focused = [...place.querySelectorAll('button')].findIndex(each => each === document.activeElement);
  place.ariaLabel = label;
  place.replaceChildren(
    ...statuses.map(({ status, label: name, isPressed }) =>
      toggle(name, isPressed, { type: 'setStatus', status: isPressed ? null : status }),
    ),
    toggle(`${star.isPressed ? '★' : '☆'} ${star.label}`, star.isPressed, { type: 'toggleStar' }, 'star'),
    postOnClick(element('button', note.label), { type: 'editNote' }),
    ...(note.text === '' ? [] : [noteElement(note.text)]),
  );
  place.querySelectorAll('button')[focused]?.focus();
}

function getAbstract({ getAbstractLabel: label }: PaperViewModel): HTMLElement[] {
  return label === undefined ? [] : [postOnClick(element('button', label), { type: 'getAbstract' })];
}

function toggle(label: string, isPressed: boolean, message: PageMessage, className = ''): HTMLElement {
  const button = postOnClick(element('button', label, className), message);
  button.ariaPressed = String(isPressed);
  return button;
}

function showGone(explanation: string, searchLabel: string): void {
  main.replaceChildren(
    element('p', explanation),
    postOnClick(element('button', searchLabel), { type: 'search' }),
  );
}

function definitionList({ facts }: PaperViewModel): HTMLElement {
  const list = element('dl');
  for (const { label, value } of facts) {
    const fact = element('div');
    fact.append(element('dt', label), element('dd', value));
    list.append(fact);
  }
  return list;
}

function summary({ summary }: PaperViewModel): HTMLElement[] {
  if (summary === undefined) return [];
  const aside = element('aside');
  aside.append(element('h2', summary.label), element('p', summary.text));
  return [aside];
}

function links({ links, linksLabel }: PaperViewModel): HTMLElement {
  const nav = element('nav');
  nav.ariaLabel = linksLabel;
  for (const { kind, label, url } of links) {
    const link = element('a', label);
    link.href = url;
    link.title = url;
    nav.append(postOnClick(link, { type: 'openLink', kind }));
  }
  return nav;
}
