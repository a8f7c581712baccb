// The abstract panel's page: shows what the host sends, tells it what the reader chose. Text is never markup here.
import { HostMessage, type PageMessage, type PageState, type ShownPaper } from '../protocol/abstract.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: PageMessage): void;
  setState(state: PageState): void;
};

const host = acquireVsCodeApi();
const main = document.querySelector('main') ?? document.body;

addEventListener('message', event => {
  const message = HostMessage.parse(event.data);
  if (message.type === 'show') show(message.paper);
  else showGone(message.explanation, message.searchLabel);
});
host.postMessage({ type: 'ready' });

function show(paper: ShownPaper): void {
  host.setState({ id: paper.id });
  main.replaceChildren(
    element('h1', paper.title),
    element('p', paper.authors, 'authors'),
    definitionList(paper),
    links(paper),
    element('p', paper.abstract, 'abstract'),
  );
  scrollTo(0, 0);
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
