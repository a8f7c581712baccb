// The elements of the map's page, as the shell has them.
import { element } from '../element.ts';
import type { MapLabels } from '../../protocol/map.ts';

export interface MapPage {
  readonly title: HTMLHeadingElement;
  readonly search: HTMLInputElement;
  readonly matches: HTMLElement;
  /** What stands below the bar: the legend, and the map or the list. */
  readonly middle: HTMLElement;
  readonly stage: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  /** The buttons on the map. */
  readonly zoom: HTMLElement;
  readonly legend: HTMLDetailsElement;
  readonly list: HTMLElement;
  readonly busy: HTMLElement;
  readonly empty: HTMLElement;
  readonly status: HTMLElement;
  readonly buttons: Readonly<
    Record<'back' | 'catalogue' | 'list' | 'zoomOut' | 'zoomIn' | 'fit', HTMLButtonElement>
  >;
}

/** Where the legend would lie on the map, as in map.css, it is closed until asked for. */
const narrow = matchMedia('(width < 620px)');

export function createPage(): MapPage {
  const button = (sign: string): HTMLButtonElement => element('button', sign);
  const page: MapPage = {
    title: element('h1'),
    search: element('input'),
    matches: element('span', '', 'matches'),
    middle: element('div', '', 'middle'),
    stage: element('div', '', 'stage'),
    canvas: element('canvas', '', 'map'),
    zoom: element('div', '', 'zoom'),
    legend: element('details', '', 'legend'),
    list: element('section', '', 'list'),
    busy: element('div', '', 'busy'),
    empty: element('div', '', 'notice'),
    status: document.querySelector<HTMLElement>('[role=status]') ?? element('p', '', 'announcement'),
    buttons: {
      back: button('←'),
      catalogue: button(''),
      list: button(''),
      zoomOut: button('−'),
      zoomIn: button('+'),
      fit: button('⤢'),
    },
  };
  const { back, catalogue, list, zoomOut, zoomIn, fit } = page.buttons;
  page.search.type = 'search';
  page.canvas.tabIndex = 0;
  page.canvas.setAttribute('role', 'application');
  page.list.tabIndex = -1;
  page.legend.open = !narrow.matches;
  narrow.addEventListener('change', () => {
    page.legend.open = !narrow.matches;
  });
  page.busy.hidden = page.empty.hidden = page.list.hidden = true;
  const bar = element('header');
  const tools = element('div', '', 'tools');
  tools.append(page.search, page.matches, list, catalogue);
  bar.append(back, page.title, tools);
  page.zoom.append(zoomIn, zoomOut, fit);
  page.stage.append(page.canvas, page.zoom);
  page.middle.append(page.legend, page.stage, page.list);
  document.querySelector('main')?.append(bar, page.middle, page.busy, page.empty);
  return page;
}

/** Writes the texts, which arrive with the first picture. */
export function labelPage({ canvas, search, list, buttons }: MapPage, labels: MapLabels): void {
  canvas.ariaLabel = labels.map;
  canvas.ariaDescription = labels.instructions;
  search.placeholder = labels.search;
  search.ariaLabel = labels.search;
  list.ariaLabel = labels.list;
  [buttons.catalogue.textContent, buttons.list.textContent] = [labels.catalogue, labels.list];
  for (const name of ['back', 'zoomIn', 'zoomOut', 'fit'] as const)
    buttons[name].title = buttons[name].ariaLabel = labels[name];
}
