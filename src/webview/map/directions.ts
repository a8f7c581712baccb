// Finds points of the map on screen: the nearest one to the pointer, and the next one in the direction of an arrow key.
import type { MapData } from './mapData.ts';
import type { MapView, Place } from './mapView.ts';

export type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

const vectors: Readonly<Record<Direction, Place>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** How much more a step sideways counts than one ahead. */
const sideways = 2;

export function isDirection(key: string): key is Direction {
  return Object.hasOwn(vectors, key);
}

type Points = Pick<MapData, 'x' | 'y' | 'count' | 'selected'>;

/**
 * Returns the nearest selected point in that direction; points far to the side count as further away, and those more to the side
 * than ahead not at all. Undefined if there is none.
 */
export function nextInDirection(points: Points, from: number, direction: Direction): number | undefined {
  const ahead = vectors[direction];
  const [x0, y0] = [points.x[from] ?? 0, points.y[from] ?? 0];
  let found: number | undefined;
  let least = Infinity;
  for (let point = 0; point < points.count; point++) {
    if (point === from || points.selected[point] === 0) continue;
    const [dx, dy] = [(points.x[point] ?? 0) - x0, (points.y[point] ?? 0) - y0];
    const along = dx * ahead.x + dy * ahead.y;
    const across = Math.abs(dx * ahead.y) + Math.abs(dy * ahead.x);
    if (along <= 0 || across > along) continue;
    const distance = along * along + (sideways * across) ** 2;
    if (distance < least) [found, least] = [point, distance];
  }
  return found;
}

/** Returns the point nearest to a place on screen, at most so many pixels away; of two, rather a selected one. */
export function pointAt(points: Points, view: MapView, at: Place, within: number): number | undefined {
  const { x, y } = view.toMap(at);
  let found: number | undefined;
  let least = (within / view.scale) ** 2;
  for (const wanted of [1, 0]) {
    for (let point = 0; point < points.count; point++) {
      if (points.selected[point] !== wanted) continue;
      const squared = ((points.x[point] ?? 0) - x) ** 2 + ((points.y[point] ?? 0) - y) ** 2;
      if (squared <= least) [found, least] = [point, squared];
    }
    if (found !== undefined) return found;
  }
  return found;
}

/** Returns the distance of a place from the line between two others. */
export function distanceToLine(at: Place, from: Place, to: Place): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const along = ((at.x - from.x) * dx + (at.y - from.y) * dy) / (dx * dx + dy * dy || 1);
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(at.x - from.x - share * dx, at.y - from.y - share * dy);
}
