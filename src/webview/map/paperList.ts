// The content of the map as a list, for screen readers and for whoever prefers one: a theme is a heading, a paper a button.
import { element } from '../element.ts';
import type { MapData } from './mapData.ts';

/** Papers of a group that are shown at first, and that are added by its button. */
const batch = 50;

interface Group {
  readonly title: string;
  readonly points: readonly number[];
}

/** Fills the list: a neighbourhood in its order, a catalogue by theme, a search as it was found. */
export function fillList(list: Element, data: MapData, onOpen: (point: number) => void): void {
  list.replaceChildren(...groupsOf(data).flatMap(group => groupElements(group, data, onOpen)));
}

function groupsOf(data: MapData): readonly Group[] {
  const selected = Array.from({ length: data.count }, (_, point) => point).filter(
    point => data.selected[point] === 1,
  );
  if (data.matches !== undefined) return [{ title: '', points: data.matches }];
  if (!data.map.isCatalogue) return [{ title: '', points: selected }];
  const groups = new Map<number, number[]>();
  for (const point of selected) {
    const theme = data.themes[point] ?? -1;
    const group = groups.get(theme);
    if (group === undefined) groups.set(theme, [point]);
    else group.push(point);
  }
  return [...groups]
    .map(([theme, points]) => ({ title: data.map.themes[theme]?.title ?? data.map.labels.noTheme, points }))
    .sort((a, b) => b.points.length - a.points.length);
}

function groupElements({ title, points }: Group, data: MapData, onOpen: (point: number) => void): Element[] {
  const list = element('ol');
  const more = element('button', data.map.labels.more, 'more');
  let shown = 0;
  const showMore = (): void => {
    const next = points.slice(shown, shown + batch);
    list.append(...next.map(point => row(point, data, onOpen)));
    shown += next.length;
    more.hidden = shown >= points.length;
  };
  more.addEventListener('click', () => {
    const first = shown;
    showMore();
    list.children[first]?.querySelector('button')?.focus();
  });
  showMore();
  return [...(title === '' ? [] : [element('h2', `${title} (${points.length})`)]), list, more];
}

function row(point: number, data: MapData, onOpen: (point: number) => void): HTMLLIElement {
  const open = element('button', data.titles[point] ?? '', 'paper');
  open.addEventListener('click', () => {
    onOpen(point);
  });
  const item = element('li');
  const facts = [data.facts[point] ?? '', data.themeOf(point)].filter(Boolean).join(' · ');
  item.append(open, element('p', facts, 'facts'));
  const because = becauseOf(point, data);
  if (because !== '') item.append(element('p', because, 'facts'));
  return item;
}

/** Returns what joins the point to its nearest: "in common with Masked Autoencoders: masked, patches". */
export function becauseOf(point: number, data: MapData): string {
  const [first] = data.edgesOf(point);
  if (first === undefined || first.reasons.length === 0) return '';
  return data.map.labels.because
    .replace('{0}', () => data.titles[first.other] ?? '')
    .replace('{1}', () => first.reasons.join(', '));
}
