// The point that has the focus, and what is under the pointer: found on screen, shown in a box, told to screen readers.
import { distanceToLine, nextInDirection, pointAt, type Direction } from './directions.ts';
import type { MapData } from './mapData.ts';
import type { MapPage } from './mapPage.ts';
import type { MapView, Place } from './mapView.ts';
import { becauseOf } from './paperList.ts';
import { Tooltip } from './tooltip.ts';

/** Pixels from the pointer within which a point or an edge is meant. */
const reach = 14;
const edgeReach = 6;
/** Pixels from the rim of the screen within which a point is not in sight. */
const margin = 60;

export class MapAttention {
  /** Numbers of points, and of an edge. */
  focus: number | undefined;
  hover: number | undefined;
  edge: number | undefined;
  data: MapData | undefined;
  readonly #page: Pick<MapPage, 'canvas' | 'status'>;
  readonly #view: MapView;
  readonly #tooltip: Tooltip;

  constructor(page: MapPage, view: MapView) {
    this.#page = page;
    this.#view = view;
    this.#tooltip = new Tooltip(page.stage);
  }

  clear(): void {
    this.focus = this.hover = this.edge = undefined;
    this.#tooltip.hide();
  }

  /** The view moved: the box would stand beside nothing. */
  hideBox(): void {
    this.#tooltip.hide();
  }

  pointAt(at: Place): number | undefined {
    return this.data && pointAt(this.data, this.#view, at, reach);
  }

  /** Returns the next point, or the one in the middle of the view while no point has the focus. */
  next(direction: Direction): number | undefined {
    if (this.data === undefined) return undefined;
    if (this.focus !== undefined) return nextInDirection(this.data, this.focus, direction);
    return pointAt(this.data, this.#view, { x: this.#view.width / 2, y: this.#view.height / 2 }, Infinity);
  }

  isInSight(point: number): boolean {
    const { x, y } = this.#placeOf(point);
    return x > margin && y > margin && x < this.#view.width - margin && y < this.#view.height - margin;
  }

  /** Says and shows what has the focus. */
  tell(): void {
    const { data, focus } = this;
    if (data === undefined || focus === undefined) return;
    const lines = [data.facts[focus] ?? '', data.themeOf(focus), becauseOf(focus, data)].filter(Boolean);
    const title = data.titles[focus] ?? '';
    this.#page.status.textContent = [title, ...lines].join('. ');
    this.#tooltip.show(this.#placeOf(focus), this.#view, title, lines);
  }

  /** Returns whether there is something else under the pointer than before. */
  hoverAt(at: Place | undefined): boolean {
    const { data } = this;
    if (data === undefined) return false;
    const point = at && this.pointAt(at);
    const edge = at === undefined || point !== undefined ? undefined : this.#edgeAt(data, at);
    this.#page.canvas.classList.toggle('on-point', point !== undefined);
    if (point === this.hover && edge === this.edge) return false;
    [this.hover, this.edge] = [point, edge];
    const { reasons, from, to } = data.edges[edge ?? -1] ?? { reasons: [], from: -1, to: -1 };
    if (point !== undefined) {
      const lines = [data.facts[point] ?? '', data.themeOf(point)];
      this.#tooltip.show(this.#placeOf(point), this.#view, data.titles[point] ?? '', lines);
    } else if (at !== undefined && edge !== undefined)
      this.#tooltip.show(at, this.#view, reasons.join(' · '), [
        data.titles[from] ?? '',
        data.titles[to] ?? '',
      ]);
    else this.#tooltip.hide();
    return true;
  }

  #edgeAt({ edges }: MapData, at: Place): number | undefined {
    const found = edges.findIndex(
      ({ from, to }) => distanceToLine(at, this.#placeOf(from), this.#placeOf(to)) <= edgeReach,
    );
    return found === -1 ? undefined : found;
  }

  #placeOf(point: number): Place {
    return {
      x: this.#view.toScreenX(this.data?.x[point] ?? 0),
      y: this.#view.toScreenY(this.data?.y[point] ?? 0),
    };
  }
}
