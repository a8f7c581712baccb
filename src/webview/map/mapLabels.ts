// Which labels the map shows at this zoom, and where they could stand, the most important first.
import type { MapData } from './mapData.ts';
import type { MapView } from './mapView.ts';
import type { LabelCandidate, Rectangle } from './labelPlacement.ts';

export type LabelKind = 'theme' | 'region' | 'title' | 'focus';

export interface MapLabel {
  readonly kind: LabelKind;
  readonly text: string;
  /** The theme whose colour the label has; −1 for none. */
  readonly theme: number;
}

/** Height of a label of each kind and of its letters, in pixels. */
export const lineHeights: Readonly<Record<LabelKind, number>> = {
  theme: 22,
  region: 18,
  title: 16,
  focus: 17,
};
export const fontSizes: Readonly<Record<LabelKind, number>> = {
  theme: 14,
  region: 11.5,
  title: 11,
  focus: 12,
};

/** Longest title on the map; all of it stands in the box that appears over a point. */
const titleLength = 34;
/** Beyond this zoom, the middle of a theme says nothing any more. */
const maxThemeZoom = 9;
/** Regions that may be named at the zoom that shows all; four times as many at twice the zoom. */
const firstRegions = 10;
/** Most points on screen whose titles are shown, and most titles that are tried. */
const maxTitlePoints = 1200;
const maxTitles = 260;
/** Pixels between a point and its title, and between two labels. */
const gap = 5;
const padding = 4;

type Measure = (kind: LabelKind, text: string) => number;

/** `first` are points whose titles come before all others; `visible` those on screen. */
export function labelCandidates(
  data: MapData,
  view: MapView,
  measure: Measure,
  { first, visible, radius }: { first: readonly number[]; visible: Uint32Array; radius: number },
): LabelCandidate<MapLabel>[] {
  const titles = (points: readonly number[], kind: LabelKind): LabelCandidate<MapLabel>[] =>
    points.map(point => {
      const text = shortTitle(data.titles[point] ?? '');
      const [x, y] = [view.toScreenX(data.x[point] ?? 0), view.toScreenY(data.y[point] ?? 0)];
      const size = { width: measure(kind, text) + 2 * padding, height: lineHeights[kind] };
      const theme = data.themes[point] ?? -1;
      return { label: { kind, text, theme }, places: aroundPoint(x, y, radius + gap - padding, size) };
    });
  const chosen = Array.from({ length: data.chosen }, (_, point) => point);
  const early = [...new Set([...first, ...chosen, ...(data.matches ?? []).slice(0, maxTitles)])];
  const others =
    visible.length > maxTitlePoints
      ? []
      : [...visible]
          .filter(point => data.selected[point] === 1 && !early.includes(point))
          .slice(0, maxTitles);
  return [
    ...titles(early.slice(0, first.length), 'focus'),
    ...(data.map.isCatalogue ? areaLabels(data, view, measure) : []),
    ...titles(early.slice(first.length), 'title'),
    ...titles(others, 'title'),
  ];
}

function areaLabels(
  { map, chosenThemes }: MapData,
  view: MapView,
  measure: Measure,
): LabelCandidate<MapLabel>[] {
  const isShown = (theme: number): boolean => chosenThemes.size === 0 || chosenThemes.has(theme);
  const themes =
    view.zoom > maxThemeZoom ? [] : [...map.themes.entries()].filter(([theme]) => isShown(theme));
  const regions = chosenThemes.size > 0 ? [] : map.regions.slice(0, firstRegions * view.zoom ** 2);
  const place = (
    kind: LabelKind,
    { title, x, y }: { title: string; x: number; y: number },
    theme: number,
  ) => ({
    label: { kind, text: title, theme },
    places: aroundPlace(view.toScreenX(x), view.toScreenY(y), {
      width: measure(kind, title) + 2 * padding,
      height: lineHeights[kind],
    }),
  });
  return [
    ...themes.map(([theme, label]) => place('theme', label, theme)),
    ...regions.map(label => place('region', label, -1)),
  ];
}

type Size = Pick<Rectangle, 'width' | 'height'>;

/** To the right, to the left, above, below, then in the corners. */
function aroundPoint(x: number, y: number, distance: number, { width, height }: Size): Rectangle[] {
  const [right, left] = [x + distance, x - distance - width];
  const [above, below] = [y - distance - height, y + distance];
  const [middle, centre] = [y - height / 2, x - width / 2];
  const places = [
    ...[
      [right, middle] as const,
      [left, middle] as const,
      [centre, above] as const,
      [centre, below] as const,
    ],
    ...[[right, above] as const, [right, below] as const, [left, above] as const, [left, below] as const],
  ];
  return places.map(([left, top]) => ({ left, top, width, height }));
}

/** On the place itself, else a little above or below. */
function aroundPlace(x: number, y: number, { width, height }: Size): Rectangle[] {
  return [0, -1, 1, -2, 2].map(lines => ({
    left: x - width / 2,
    top: y - height / 2 + lines * height,
    width,
    height,
  }));
}

/** Returns the title without what follows a colon, cut between words. */
function shortTitle(title: string): string {
  const [name = title] = title.split(/: | [–—] /);
  if (name.length <= titleLength) return name;
  const cut = name.slice(0, titleLength);
  const space = cut.lastIndexOf(' ');
  return `${(space > titleLength / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
