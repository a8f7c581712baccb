// Draws the map: edges, points, labels, and a ring around the point that has the focus.
import { LabelImages } from './labelImages.ts';
import { placeLabels, type PlacedLabel, type Rectangle } from './labelPlacement.ts';
import type { MapData } from './mapData.ts';
import { fontSizes, labelCandidates, type LabelKind, type MapLabel } from './mapLabels.ts';
import type { MapPage } from './mapPage.ts';
import type { MapView } from './mapView.ts';
import { coloursOf, css, readPalette, type Palette } from './palette.ts';
import { drawPixels, drawShapes } from './pointPainter.ts';
import { PixelDots } from './pixelDots.ts';

/** What the pointer or the keyboard is at. */
interface Attention {
  /** Number of a point. */
  readonly focus: number | undefined;
  readonly hover: number | undefined;
  /** Number of an edge. */
  readonly edge: number | undefined;
}

/** More points than these are drawn as pixels. */
const maxShapes = 2500;

export class Painter {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  /** Lies on the map. */
  readonly #zoomButtons: HTMLElement;
  readonly #dots = new PixelDots();
  readonly #labelImages = new LabelImages();
  #visible = new Uint32Array(0);
  #palette: Palette = readPalette();
  #font = '';
  /** The labels that were drawn last. */
  labels: readonly PlacedLabel<MapLabel>[] = [];

  constructor({ canvas, zoom }: MapPage, context: CanvasRenderingContext2D) {
    this.#canvas = canvas;
    this.#context = context;
    this.#zoomButtons = zoom;
    this.readTheme();
  }

  get palette(): Palette {
    return this.#palette;
  }

  /** Reads colours and fonts again. */
  readTheme(): void {
    this.#palette = readPalette();
    this.#font = getComputedStyle(document.body).fontFamily;
    this.#labelImages.clear();
  }

  draw(data: MapData, view: MapView, attention: Attention): void {
    const ratio = devicePixelRatio;
    const [width, height] = [Math.round(view.width * ratio), Math.round(view.height * ratio)];
    if (this.#canvas.width !== width || this.#canvas.height !== height)
      [this.#canvas.width, this.#canvas.height] = [width, height];
    const context = this.#context;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    const radius = pointRadius(data, view);
    const visible = this.#pointsOnScreen(data, view);
    const points = { data, view, visible, radius, palette: this.#palette };
    if (visible.length > maxShapes) drawPixels(context, this.#dots, points, ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.#drawEdges(data, view, attention);
    if (visible.length <= maxShapes) drawShapes(context, points);
    const marked = [attention.focus, attention.hover].filter(point => point !== undefined);
    for (const point of new Set([...marked, ...Array.from({ length: data.chosen }, (_, at) => at)]))
      this.#drawRing(data, view, point, radius, marked.includes(point));
    this.#drawLabels(data, view, marked, visible, radius);
  }

  #drawEdges(data: MapData, view: MapView, { focus, hover, edge }: Attention): void {
    const context = this.#context;
    const line = (from: number, to: number): void => {
      context.moveTo(view.toScreenX(data.x[from] ?? 0), view.toScreenY(data.y[from] ?? 0));
      context.lineTo(view.toScreenX(data.x[to] ?? 0), view.toScreenY(data.y[to] ?? 0));
    };
    const strong = data.edges.filter(
      ({ from, to }, at) => at === edge || [focus, hover].some(point => point === from || point === to),
    );
    const draw = (edges: MapData['edges'], colour: string, lineWidth: number): void => {
      context.beginPath();
      for (const { from, to } of edges) line(from, to);
      [context.strokeStyle, context.lineWidth] = [colour, lineWidth];
      context.stroke();
    };
    if (!data.map.isCatalogue) draw(data.edges, css(this.#palette.grey, 0.55), 1);
    draw(strong, css(this.#palette.muted), 1.5);
  }

  #drawRing(data: MapData, view: MapView, point: number, radius: number, isMarked: boolean): void {
    const context = this.#context;
    context.beginPath();
    const [x, y] = [view.toScreenX(data.x[point] ?? 0), view.toScreenY(data.y[point] ?? 0)];
    context.arc(x, y, radius + 4, 0, 2 * Math.PI);
    context.strokeStyle = css(isMarked ? this.#palette.focus : this.#palette.foreground);
    context.lineWidth = isMarked ? 2.5 : 1.5;
    context.stroke();
  }

  #drawLabels(
    data: MapData,
    view: MapView,
    first: readonly number[],
    visible: Uint32Array,
    radius: number,
  ): void {
    const candidates = labelCandidates(data, view, this.#measure, { first, visible, radius });
    const around = (point: number): Rectangle => ({
      left: view.toScreenX(data.x[point] ?? 0) - radius,
      top: view.toScreenY(data.y[point] ?? 0) - radius,
      width: 2 * radius,
      height: 2 * radius,
    });
    const { offsetLeft: left, offsetTop: top, offsetWidth: width, offsetHeight: height } = this.#zoomButtons;
    // Among few points, no title stands on another point.
    const points = data.map.isCatalogue ? first.map(around) : Array.from(visible, around);
    this.labels = placeLabels(candidates, view, [{ left, top, width, height }, ...points]);
    for (const { label, place } of this.labels) {
      const image = this.#labelImages.get(
        label,
        this.#fontOf(label.kind),
        this.#colourOf(label),
        this.#palette,
      );
      this.#context.drawImage(image, place.left, place.top, place.width, place.height);
    }
  }

  #pointsOnScreen({ x, y, count }: MapData, view: MapView): Uint32Array {
    if (this.#visible.length < count) this.#visible = new Uint32Array(count);
    const [from, to] = [view.toMap({ x: -9, y: -9 }), view.toMap({ x: view.width + 9, y: view.height + 9 })];
    let found = 0;
    for (let point = 0; point < count; point++) {
      const [px, py] = [x[point] ?? 0, y[point] ?? 0];
      if (px >= from.x && px <= to.x && py >= from.y && py <= to.y) this.#visible[found++] = point;
    }
    return this.#visible.subarray(0, found);
  }

  #colourOf({ kind, theme }: MapLabel): Palette['foreground'] {
    if (kind === 'theme') return coloursOf(this.#palette, theme).label;
    return kind === 'region' ? this.#palette.muted : this.#palette.foreground;
  }

  readonly #measure = (kind: LabelKind, text: string): number =>
    this.#labelImages.measure(text, this.#fontOf(kind));

  #fontOf(kind: LabelKind): string {
    const weight = kind === 'theme' || kind === 'focus' ? 600 : 400;
    return `${kind === 'region' ? 'italic ' : ''}${weight} ${fontSizes[kind]}px ${this.#font}`;
  }
}

/** Returns the radius of a point in pixels. */
function pointRadius(data: MapData, view: MapView): number {
  const [smallest, largest] = data.map.isCatalogue ? [1.3, 6] : [4.5, 8];
  const crowd = data.map.isCatalogue ? Math.sqrt(3000 / Math.max(3000, data.count)) : 1;
  const first = data.map.isCatalogue ? Math.max(smallest, 3 * crowd) : smallest;
  return Math.min(largest, Math.max(smallest, first * Math.sqrt(view.zoom)));
}
