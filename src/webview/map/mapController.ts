// Holds the picture together: what the host sends, what the user does on it, and what is drawn after it.
import type { MapEdge, MapPoints, MapViewModel } from '../../protocol/map.ts';
import { fillLegend } from './legend.ts';
import { MapAttention } from './mapAttention.ts';
import { MapData } from './mapData.ts';
import { host } from './mapHost.ts';
import { listenToInput } from './mapInput.ts';
import { labelPage, type MapPage } from './mapPage.ts';
import { MapView } from './mapView.ts';
import { oncePerFrame } from './oncePerFrame.ts';
import type { Painter } from './painter.ts';
import { fillList } from './paperList.ts';
import { ViewMotion, type ViewPlace } from './viewMotion.ts';

export class MapController {
  readonly #page: MapPage;
  readonly #painter: Painter;
  readonly #view = new MapView();
  readonly #attention: MapAttention;
  readonly #motion: ViewMotion;
  readonly #onMove: (view: ViewPlace) => void;
  #data: MapData | undefined;
  /** Where the view was before the page was restored. */
  #restored: ViewPlace | undefined;
  readonly #redraw = oncePerFrame(() => {
    if (this.#data?.isComplete === true) this.#painter.draw(this.#data, this.#view, this.#attention);
  });

  constructor(page: MapPage, painter: Painter, onMove: (view: ViewPlace) => void) {
    this.#page = page;
    this.#painter = painter;
    this.#onMove = onMove;
    this.#attention = new MapAttention(page, this.#view);
    this.#motion = new ViewMotion(this.#view, () => {
      this.#moved();
    });
    this.#listen();
  }

  #listen(): void {
    const { stage, canvas } = this.#page;
    new ResizeObserver(() => {
      this.#view.resize(stage.clientWidth, stage.clientHeight);
      this.#attention.hideBox();
      if (document.activeElement === canvas) this.#attention.tell();
      this.#redraw();
    }).observe(stage);
    const attention = this.#attention;
    listenToInput(canvas, this.#view, {
      moved: () => {
        this.#motion.stop();
        this.#moved();
      },
      hover: at => {
        if (attention.hoverAt(at)) this.#redraw();
      },
      pointAt: at => attention.pointAt(at),
      click: point => {
        this.open(point, false);
      },
      doubleClick: point => {
        this.#recentre(point);
      },
      step: direction => {
        this.#focusOn(attention.next(direction));
      },
      open: () => {
        this.open(attention.focus, true);
      },
      recentre: () => {
        this.#recentre(attention.focus);
      },
      escape: () => {
        this.#clear();
      },
      zoom: this.zoom,
      fit: this.fit,
    });
    canvas.addEventListener('focus', () => {
      attention.tell();
    });
    canvas.addEventListener('blur', () => {
      attention.hideBox();
    });
  }

  /** Back to no focus, no search and all themes. */
  #clear(): void {
    this.#page.search.value = '';
    this.#attention.clear();
    this.#data?.clearSelection();
    this.search('');
  }

  /** Starts a new picture; its points follow. */
  show(map: MapViewModel, view: ViewPlace | undefined): void {
    // The same map with more papers stays where it is.
    const isSame = JSON.stringify(this.#data?.map.subject) === JSON.stringify(map.subject);
    const { x, y, scale } = this.#view;
    this.#restored = isSame ? { x, y, scale } : view;
    this.#data = this.#attention.data = new MapData(map);
    this.#attention.clear();
    labelPage(this.#page, map.labels);
  }

  add(points: MapPoints): void {
    const data = this.#data;
    if (data === undefined || data.isComplete) return;
    data.add(points);
    if (data.count < data.map.total) return;
    this.#view.setBounds(data.x, data.y);
    this.#motion.jump(this.#restored ?? this.#view.whole());
    if (!data.map.isCatalogue && data.chosen === 1) this.#attention.focus = 0;
    this.search(this.#page.search.value);
  }

  /** All edges of a neighbourhood, or those of the point that asked. */
  setEdges(edges: readonly MapEdge[]): void {
    if (this.#data === undefined) return;
    this.#data.edges = edges;
    if (!this.#data.map.isCatalogue) this.#refill();
    if (document.activeElement === this.#page.canvas) this.#attention.tell();
    this.#redraw();
  }

  /** Draws again with the colours of another theme. */
  readTheme(): void {
    this.#painter.readTheme();
    this.#refill();
  }

  search(query: string): void {
    const { matches, status } = this.#page;
    this.#data?.search(query);
    const count = this.#data?.matches?.length;
    matches.textContent =
      count === undefined ? '' : (this.#data?.map.labels.matches.replace('{0}', String(count)) ?? '');
    status.textContent = matches.textContent;
    this.#refill();
  }

  /** Moves the focus to the map, and to the first point that the search found. */
  focusMatch(): void {
    this.#page.canvas.focus();
    this.#focusOn(this.#data?.matches?.[0]);
  }

  readonly zoom = (factor: number): void => {
    this.#motion.zoom(factor);
  };

  readonly fit = (): void => {
    this.#motion.to(this.#view.whole());
  };

  open(point: number | undefined, focus: boolean): void {
    const id = this.#data?.ids[point ?? -1];
    if (id === undefined) return;
    this.#attention.focus = point;
    this.#redraw();
    host.postMessage({ type: 'open', id, focus });
  }

  #recentre(point: number | undefined): void {
    const id = this.#data?.ids[point ?? -1];
    if (id !== undefined) host.postMessage({ type: 'recentre', id });
  }

  #focusOn(point: number | undefined): void {
    const data = this.#data;
    if (data === undefined || point === undefined) return;
    this.#attention.focus = point;
    if (!this.#attention.isInSight(point))
      this.#motion.jump({ x: data.x[point] ?? 0, y: data.y[point] ?? 0, scale: this.#view.scale });
    if (data.map.isCatalogue) host.postMessage({ type: 'edgesOf', id: data.ids[point] ?? '' });
    this.#attention.tell();
    this.#redraw();
  }

  #moved(): void {
    this.#attention.hideBox();
    this.#onMove({ x: this.#view.x, y: this.#view.y, scale: this.#view.scale });
    this.#redraw();
  }

  /** Fills what stands beside the map anew, and draws. */
  #refill(): void {
    const data = this.#data;
    if (data?.isComplete !== true) return;
    fillLegend(this.#page.legend, data, this.#painter.palette, theme => {
      data.toggleTheme(theme);
      this.#refill();
    });
    fillList(this.#page.list, data, point => {
      this.open(point, true);
    });
    this.#redraw();
  }
}
