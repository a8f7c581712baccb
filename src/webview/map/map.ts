// Script of the map's page: shows the host's messages and reports the user's choices. Never inserts HTML.
import { MapHostMessage, MapState, type MapViewModel } from '../../protocol/map.ts';
import { element } from '../element.ts';
import { MapController } from './mapController.ts';
import { host } from './mapHost.ts';
import { createPage } from './mapPage.ts';
import { Painter } from './painter.ts';
import type { ViewPlace } from './viewMotion.ts';

type EmptyMessage = MapHostMessage & { type: 'empty' };

const page = createPage();
const context = page.canvas.getContext('2d');
if (context === null) throw new Error('This browser has no canvas.');
const kept = MapState.safeParse(host.getState()).data;
let state: MapState | undefined;
let restored: ViewPlace | undefined = kept?.view;

const controller = new MapController(page, new Painter(page, context), view => {
  if (state !== undefined) keep({ ...state, view });
});

addEventListener('message', event => {
  const message = MapHostMessage.parse(event.data);
  switch (message.type) {
    case 'busy':
      showBusy(message.sentence, message.share, message.cancelLabel);
      break;
    case 'show':
      show(message.map);
      break;
    case 'points':
      controller.add(message.points);
      break;
    case 'edges':
      controller.setEdges(message.edges);
      break;
    case 'empty':
      showEmpty(message);
  }
});
host.postMessage({ type: 'ready' });

const { back, catalogue, list, zoomIn, zoomOut, fit } = page.buttons;
const zoomStep = 1.6;
back.addEventListener('click', () => {
  host.postMessage({ type: 'back' });
});
catalogue.addEventListener('click', () => {
  host.postMessage({ type: 'catalogue' });
});
list.addEventListener('click', () => {
  if (state !== undefined) keep({ ...state, isList: !state.isList });
  showList();
});
zoomIn.addEventListener('click', () => {
  controller.zoom(zoomStep);
});
zoomOut.addEventListener('click', () => {
  controller.zoom(1 / zoomStep);
});
fit.addEventListener('click', () => {
  controller.fit();
});
page.search.addEventListener('input', () => {
  controller.search(page.search.value);
});
page.search.addEventListener('keydown', event => {
  if (event.key === 'Enter') controller.focusMatch();
  if (event.key !== 'Escape') return;
  page.search.value = '';
  controller.search('');
});
new MutationObserver(() => {
  controller.readTheme();
}).observe(document.body, { attributeFilter: ['class', 'data-vscode-theme-id'] });

function keep(next: MapState): void {
  state = next;
  host.setState(next);
}

function show(map: MapViewModel): void {
  endBusy();
  page.empty.hidden = true;
  page.title.textContent = map.title;
  page.title.dir = 'auto';
  page.title.title = map.title;
  page.middle.hidden = false;
  document.body.classList.remove('is-empty');
  [back.hidden, catalogue.hidden] = [!map.canGoBack, map.isCatalogue];
  page.status.textContent = map.title;
  controller.show(map, restored);
  const isList = (state ?? kept)?.isList ?? false;
  keep({ subject: map.subject, isList, ...(restored && { view: restored }) });
  restored = undefined;
  showList();
}

/** Shows either the map or the same content as a list. */
function showList(): void {
  const isList = state?.isList ?? false;
  list.ariaPressed = String(isList);
  page.list.hidden = !isList;
  page.stage.hidden = isList;
}

/** Milliseconds of work before it is worth saying so: most neighbourhoods are there at once. */
const patience = 300;
let waiting: ReturnType<typeof setTimeout> | undefined;

function endBusy(): void {
  clearTimeout(waiting);
  page.busy.replaceChildren();
  page.busy.hidden = true;
}

function showBusy(sentence: string, share: number | undefined, cancelLabel: string): void {
  const text = page.busy.querySelector('p');
  page.empty.hidden = true;
  if (text === null) {
    const progress = element('progress');
    progress.ariaLabel = sentence;
    const cancel = element('button', cancelLabel);
    cancel.addEventListener('click', () => {
      host.postMessage({ type: 'cancel' });
    });
    page.busy.replaceChildren(element('p', sentence), progress, cancel);
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      page.busy.hidden = false;
      page.status.textContent = sentence;
    }, patience);
  } else text.textContent = sentence;
  const progress = page.busy.querySelector('progress');
  if (progress === null) return;
  if (share === undefined) progress.removeAttribute('value');
  else progress.value = share;
}

function showEmpty({ title, explanation, nextLabel, canGoBack }: EmptyMessage): void {
  back.hidden = !canGoBack;
  const next = element('button', nextLabel, 'primary');
  next.addEventListener('click', () => {
    host.postMessage({ type: 'next' });
  });
  page.title.textContent = title;
  page.empty.replaceChildren(element('p', explanation), next);
  endBusy();
  page.middle.hidden = true;
  page.empty.hidden = false;
  document.body.classList.add('is-empty');
  page.status.textContent = explanation;
}
