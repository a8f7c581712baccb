// Script of the abstract page: shows the host's messages and reports the user's choices. Never inserts HTML.
import { HostMessage } from '../protocol/abstract.ts';
import type {
  AnnotationsViewModel,
  NavigationViewModel,
  NoteViewModel,
  PaperViewModel,
} from '../protocol/abstractViewModels.ts';
import { citationSections, showCitations } from './citations.ts';
import { element } from './element.ts';
import { header } from './header.ts';
import { host } from './host.ts';
import { textElement } from './mathematics.ts';
import { navigationLine } from './navigation.ts';
import { showNote, startWriting } from './noteSection.ts';
import { postOnClick } from './postOnClick.ts';
import { offerQuotation } from './quotation.ts';
import { scrollToPaper, settleScroll } from './scrolling.ts';
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
      if (message.citations.id !== shownId) break;
      showCitations(main, message.citations);
      announce(message.citations.message);
      break;
    case 'gone':
      showGone(message.explanation, message.searchLabel);
  }
  settleScroll();
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

/** Id of the paper shown. Messages about another paper have come too late. */
let shownId = '';
let quoteLabels = { label: '', doneMessage: '' };

function show(paper: PaperViewModel): void {
  const isNavigating = document.activeElement?.closest('.navigation') !== null;
  navigationFocus = isNavigating ? (document.activeElement?.ariaLabel ?? '') : '';
  // The same paper again, such as with its abstract: a note may be written at this moment.
  const note = shownId === paper.id ? main.querySelector('.note-section') : null;
  shownId = paper.id;
  quoteLabels = paper.quote;
  const above = [
    element('div', '', 'navigation'),
    ...header(paper),
    ...paper.notices.map(notice => element('p', notice, 'notice')),
    textElement('p', paper.abstract, paper.abstractParts, 'abstract'),
    ...getAbstract(paper),
    ...summary(paper),
  ];
  const below = [...emptySections(), ...citationSections(paper.citationSections)];
  if (note === null) main.replaceChildren(...above, element('div', '', 'note-section'), ...below);
  else {
    for (const child of [...main.children]) if (child !== note) child.remove();
    note.before(...above);
    note.after(...below);
  }
  announce(paper.title);
  scrollToPaper(paper.id);
}

/** Label of the button that had the focus when its paper left the screen. */
let navigationFocus = '';

/** Redraws the line of buttons; the pressed button keeps the focus, or the first one that leads somewhere gets it. */
function showNavigation(navigation: NavigationViewModel): void {
  main.querySelector('.navigation')?.replaceWith(navigationLine(navigation));
  if (navigationFocus === '') return;
  const buttons = [...main.querySelectorAll<HTMLElement>('.navigation button:enabled')];
  (buttons.find(button => button.ariaLabel === navigationFocus) ?? buttons[0])?.focus();
  navigationFocus = '';
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

/** Starts writing; when that ends, the note is shown again. */
function noteButton(id: string, note: NoteViewModel): HTMLElement {
  const button = element('button', note.label, 'edit-note');
  button.addEventListener('click', () => {
    const section = main.querySelector('.note-section');
    if (section === null) return;
    startWriting(section, id, noteShown ?? note, text => {
      if (shownId !== id) return;
      noteShown = { ...(noteShown ?? note), text };
      showNote(section, id, noteShown);
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
