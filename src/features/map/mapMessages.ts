// Cuts a picture into messages that take a few ms each.
import type { MapHostMessage, MapPoints } from '../../protocol/map.ts';
import type { MapContent } from './mapContent.ts';

const pointsAMessage = 1000;

/** In the order in which they are sent. */
export function mapMessages(
  { map, points, edges }: MapContent,
  canGoBack: boolean,
): (() => MapHostMessage)[] {
  const starts = Array.from(
    { length: Math.ceil(map.total / pointsAMessage) },
    (_, at) => at * pointsAMessage,
  );
  return [
    () => ({ type: 'show', map: { ...map, canGoBack } }),
    ...starts.map(start => (): MapHostMessage => {
      return { type: 'points', points: partOf(points, start, start + pointsAMessage) };
    }),
    () => ({ type: 'edges', edges: [...edges] }),
  ];
}

function partOf(points: MapPoints, start: number, end: number): MapPoints {
  const { ids, titles, facts, x, y, years, themes, chosen } = points;
  const strings = {
    ids: ids.slice(start, end),
    titles: titles.slice(start, end),
    facts: facts.slice(start, end),
  };
  const places = { x: x.slice(start, end), y: y.slice(start, end) };
  return { ...strings, ...places, years: years.slice(start, end), themes: themes.slice(start, end), chosen };
}

/** Whether both show the same papers, with the same themes. */
export function isSamePicture(a: MapContent | undefined, b: MapContent | undefined): boolean {
  const keyOf = (content: MapContent | undefined): string =>
    JSON.stringify(content && [content.points.ids, content.points.themes, content.map.themes]);
  return keyOf(a) === keyOf(b);
}
