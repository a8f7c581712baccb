// Script of the abstract page: shows the host's messages and reports the user's choices. Never inserts HTML.
import { HostMessage, PageState } from '../protocol/abstract.ts';
import type {
  AnnotationsViewModel,
  NavigationViewModel,
  NoteViewModel,
  PaperViewModel,
} from '../protocol/abstractViewModels.ts';
import { citationSections, showCitations } from './citations.ts';
import { element, postOnClick } from './element.ts';
import { header } from './header.ts';
import { host } from './host.ts';
import { textElement } from './mathematics.ts';
import { navigationLine } from './navigation.ts';
import { showNote, startWriting } from './noteSection.ts';
import { offerQuotation } from './quotation.ts';
import { emptySections, showBecause, showCited, showSimilar } from './sections.ts';
import { markWords } from './wordMarks.ts';

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
    case 'navigation':
      if (message.navigation.id === shownId) showNavigation(message.navigation);
      break;
    case 'because':
      if (message.because.id !== shownId) break;
      showBecause(main, message.because);
      markWords(main.querySelectorAll('h1, .abstract'), message.because.words);
      break;
    case 'citations':
      if (message.citations.id === shownId) showCitations(main, message.citations);
      break;
    case 'gone':
      showGone(message.explanation, message.searchLabel);
  }
});
host.postMessage({ type: 'ready' });

offerQuotation(main, '.abstract, aside p', {
  label: () => quoteLabels.label,
  quote: text => {
    host.postMessage({ type: 'quote', id: shownId, text });
    announce(quoteLabels.doneMessage);
  },
});

// Alt and an arrow lead to another paper; the browser would scroll this one as well. In a note they move the cursor.
addEventListener('keydown', event => {
  const isInNote = event.target instanceof HTMLTextAreaElement;
  if (event.altKey && event.key.startsWith('Arrow') && !isInNote) event.preventDefault();
});

/** Tells screen readers what has changed. */
function announce(sentence: string): void {
  const region = document.querySelector('[role=status]');
  if (region !== null) region.textContent = sentence;
}

/** Scroll positions in pixels by paper, from before the page was hidden too. */
const scrolled = new Map(Object.entries(PageState.safeParse(host.getState()).data?.scrolled ?? {}));

/** Maximum number of papers whose scroll position is kept. */
const maxScrolled = 100;

function keepState(): void {
  if (shownId === '') return;
  // The latest last.
  scrolled.delete(shownId);
  scrolled.set(shownId, scrollY);
  const latest = [...scrolled].slice(-maxScrolled);
  host.setState({ id: shownId, scrolled: Object.fromEntries(latest) });
}
addEventListener('scrollend', keepState);

/** Id of the paper shown. Messages about another paper have come too late. */
let shownId = '';
let quoteLabels = { label: '', doneMessage: '' };

function show(paper: PaperViewModel): void {
  // The same paper again, such as with its abstract, stays where it was.
  if (shownId !== '') scrolled.set(shownId, scrollY);
  shownId = paper.id;
  quoteLabels = paper.quote;
  main.replaceChildren(
    element('div', '', 'navigation'),
    ...header(paper),
    ...paper.notices.map(notice => element('p', notice, 'notice')),
    textElement('p', paper.abstract, paper.abstractParts, 'abstract'),
    ...getAbstract(paper),
    ...summary(paper),
    element('div', '', 'note-section'),
    ...emptySections(),
    ...citationSections(paper.citationSections),
  );
  announce(paper.title);
  scrollTo(0, scrolled.get(paper.id) ?? 0);
  keepState();
}

/** Redraws the line of buttons; the focused button keeps the focus. */
function showNavigation(navigation: NavigationViewModel): void {
  const focused = document.activeElement?.ariaLabel;
  main.querySelector('.navigation')?.replaceWith(navigationLine(navigation));
  if (document.activeElement === document.body)
    for (const button of main.querySelectorAll<HTMLElement>('.navigation button'))
      if (button.ariaLabel === focused) button.focus();
}

/** Redraws the annotations; the focused button keeps the focus. */
function showAnnotations({ id, label, statuses, star, note }: AnnotationsViewModel): void {
  const place = main.querySelector('.annotations');
  if (id !== shownId || place === null) return;
  const focused = [...place.querySelectorAll('button')].findIndex(each => each === document.activeElement);
  place.ariaLabel = label;
  place.replaceChildren(
    ...statuses.map(status => toggle(status, 'status')),
    starToggle(star),
    noteButton(id, note),
  );
  noteShown = note;
  const section = main.querySelector('.note-section');
  if (section !== null) showNote(section, id, note);
  place.querySelectorAll('button')[focused]?.focus();
}

let noteShown: NoteViewModel | undefined;

/** Starts writing; when that ends, the note is shown again, and the button has the focus if nothing else has. */
function noteButton(id: string, note: NoteViewModel): HTMLElement {
  const button = element('button', note.label, 'edit-note');
  button.addEventListener('click', () => {
    const section = main.querySelector('.note-section');
    if (section === null) return;
    startWriting(section, id, noteShown ?? note, () => {
      if (shownId === id && noteShown !== undefined) showNote(section, id, noteShown);
      if (document.activeElement === document.body) main.querySelector<HTMLElement>('.edit-note')?.focus();
    });
  });
  return button;
}

function getAbstract({ getAbstractLabel: label }: PaperViewModel): HTMLElement[] {
  return label === undefined
    ? []
    : [postOnClick(element('button', label, 'primary'), { type: 'run', command: 'getAbstract' })];
}

/** The sign alone is shown; the label is for screen readers and the tooltip. */
function starToggle({ label, isPressed }: AnnotationsViewModel['star']): HTMLElement {
  const button = toggle({ label: isPressed ? '★' : '☆', isPressed, command: 'toggleStar' }, 'star');
  button.title = label;
  button.ariaLabel = label;
  return button;
}

function toggle(
  { label, isPressed, command }: AnnotationsViewModel['statuses'][number],
  className: string,
): HTMLElement {
  const button = postOnClick(element('button', label, className), { type: 'run', command });
  button.ariaPressed = String(isPressed);
  return button;
}

function showGone(explanation: string, searchLabel: string): void {
  main.replaceChildren(
    element('p', explanation),
    postOnClick(element('button', searchLabel), { type: 'search' }),
  );
}

function summary({ summary }: PaperViewModel): HTMLElement[] {
  if (summary === undefined) return [];
  const aside = element('aside');
  aside.append(element('h2', summary.label), element('p', summary.text));
  return [aside];
}
