// Places labels so that none covers another: the most important first, each at the first of its places that is free.

export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A label and the places where it can stand, the best first. */
export interface LabelCandidate<T> {
  readonly label: T;
  readonly places: readonly Rectangle[];
}

export interface PlacedLabel<T> {
  readonly label: T;
  readonly place: Rectangle;
}

/** Width and height of a cell of the grid in which the placed rectangles are looked up. */
const cell = 64;

/**
 * Returns the labels that have room, in order of priority. `obstacles` are places where no label may stand. A label that is
 * partly outside of the screen is left out.
 */
export function placeLabels<T>(
  candidates: readonly LabelCandidate<T>[],
  screen: Pick<Rectangle, 'width' | 'height'>,
  obstacles: readonly Rectangle[] = [],
): readonly PlacedLabel<T>[] {
  const columns = Math.ceil(screen.width / cell) + 1;
  const cells = new Map<number, Rectangle[]>();
  const cellsOf = ({ left, top, width, height }: Rectangle): number[] => {
    const found: number[] = [];
    for (let row = Math.floor(top / cell); row <= Math.floor((top + height) / cell); row++)
      for (let column = Math.floor(left / cell); column <= Math.floor((left + width) / cell); column++)
        found.push(row * columns + column);
    return found;
  };
  const take = (place: Rectangle): void => {
    for (const key of cellsOf(place)) {
      const taken = cells.get(key);
      if (taken === undefined) cells.set(key, [place]);
      else taken.push(place);
    }
  };
  const isFree = (place: Rectangle): boolean =>
    isWithin(place, screen) &&
    !cellsOf(place).some(key => cells.get(key)?.some(taken => overlap(taken, place)) === true);
  for (const obstacle of obstacles) if (overlap(obstacle, { left: 0, top: 0, ...screen })) take(obstacle);
  const placed: PlacedLabel<T>[] = [];
  for (const { label, places } of candidates) {
    const place = places.find(isFree);
    if (place === undefined) continue;
    take(place);
    placed.push({ label, place });
  }
  return placed;
}

function overlap(a: Rectangle, b: Rectangle): boolean {
  return (
    a.left < b.left + b.width &&
    b.left < a.left + a.width &&
    a.top < b.top + b.height &&
    b.top < a.top + a.height
  );
}

function isWithin(
  { left, top, width, height }: Rectangle,
  screen: Pick<Rectangle, 'width' | 'height'>,
): boolean {
  return left >= 0 && top >= 0 && left + width <= screen.width && top + height <= screen.height;
}
