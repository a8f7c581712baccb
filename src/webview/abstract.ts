// The abstract panel's page: shows what the host sends, tells it what the reader chose. Text is never markup here.
import {
  HostMessage,
  type PageMessage,
  type PageState,
  type ShownMarks,
  type ShownPaper,
  type SimilarPapers,
} from '../protocol/abstract.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: PageMessage): void;
  setState(state: PageState): void;
};

const host = acquireVsCodeApi();
const main = document.querySelector('main') ?? document.body;

addEventListener('message', event => {
  const message = HostMessage.parse(event.data);
  switch (message.type) {
    case 'show':
      show(message.paper);
      break;
    case 'similar':
      showSimilar(message.similar);
      break;
    case 'marks':
      showMarks(message.marks);
      break;
    case 'gone':
      showGone(message.explanation, message.searchLabel);
  }
});
host.postMessage({ type: 'ready' });

let shownId = '';

function show(paper: ShownPaper): void {
  shownId = paper.id;
  host.setState({ id: paper.id });
  main.replaceChildren(
    element('h1', paper.title),
    element('p', paper.authors, 'authors'),
    definitionList(paper),
    links(paper),
    marksPlace(),
    element('p', paper.abstract, 'abstract'),
    ...summary(paper),
  );
  scrollTo(0, 0);
}

/** Papers found for another one came too late. */
function showSimilar({ id, heading, whyLabel, papers }: SimilarPapers): void {
  if (id !== shownId || papers.length === 0) return;
  main.querySelector('section')?.remove();
  const section = element('section');
  section.append(element('h2', heading));
  for (const paper of papers) {
    const open = element('a', paper.title);
    open.href = '#';
    open.addEventListener('click', event => {
      event.preventDefault();
      event.stopPropagation();
      host.postMessage({ type: 'openPaper', id: paper.id });
    });
    const title = element('h3');
    title.append(open);
    const article = element('article');
    article.append(title, element('p', paper.facts, 'facts'), why(whyLabel, paper.reasons));
    section.append(article);
  }
  main.append(section);
}

/** Empty until the host says what is said of the paper, which it does at once. */
function marksPlace(): HTMLElement {
  const place = element('div', '', 'marks');
  place.role = 'group';
  return place;
}

/** Written anew at each change; the keyboard stays on the button that it was on. */
function showMarks({ id, label, statuses, star, note }: ShownMarks): void {
  const place = main.querySelector('.marks');
  if (id !== shownId || place === null) return;
  const focused = [...place.querySelectorAll('button')].findIndex(each => each === document.activeElement);
  place.ariaLabel = label;
  place.replaceChildren(
    ...statuses.map(({ status, label: name, isPressed }) =>
      toggle(name, isPressed, { type: 'setStatus', status: isPressed ? null : status }),
    ),
    toggle(`${star.isPressed ? '★' : '☆'} ${star.label}`, star.isPressed, { type: 'toggleStar' }),
    pressing(element('button', note.label), { type: 'editNote' }),
    ...(note.text === '' ? [] : [element('p', note.text, 'note')]),
  );
  place.querySelectorAll('button')[focused]?.focus();
}

function toggle(label: string, isPressed: boolean, message: PageMessage): HTMLElement {
  const button = pressing(element('button', label), message);
  button.ariaPressed = String(isPressed);
  return button;
}

function pressing(button: HTMLElement, message: PageMessage): HTMLElement {
  button.addEventListener('click', () => {
    host.postMessage(message);
  });
  return button;
}

/** The terms are in view, where they stand is one key away. */
function why(label: string, reasons: SimilarPapers['papers'][number]['reasons']): HTMLElement {
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

function showGone(explanation: string, searchLabel: string): void {
  const search = element('button', searchLabel);
  search.addEventListener('click', () => {
    host.postMessage({ type: 'search' });
  });
  main.replaceChildren(element('p', explanation), search);
}

function definitionList({ facts }: ShownPaper): HTMLElement {
  const list = element('dl');
  for (const { label, value } of facts) {
    const fact = element('div');
    fact.append(element('dt', label), element('dd', value));
    list.append(fact);
  }
  return list;
}

function summary({ summary }: ShownPaper): HTMLElement[] {
  if (summary === undefined) return [];
  const aside = element('aside');
  aside.append(element('h2', summary.label), element('p', summary.text));
  return [aside];
}

function links({ links, linksLabel }: ShownPaper): HTMLElement {
  const nav = element('nav');
  nav.ariaLabel = linksLabel;
  for (const { kind, label, url } of links) {
    const link = element('a', label);
    link.href = url;
    link.title = url;
    link.addEventListener('click', event => {
      // VS Code would open the address by itself; the host does it, with an address of its own.
      event.preventDefault();
      event.stopPropagation();
      host.postMessage({ type: 'openLink', kind });
    });
    nav.append(link);
  }
  return nav;
}

/** Text takes the direction of its own first strong letter, so that right-to-left titles read right. */
function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  text = '',
  className = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.textContent = text;
  made.className = className;
  if (text !== '') made.dir = 'auto';
  return made;
}
