// The points of the map as columns, and which of them are selected.
import type { MapEdge, MapPoints, MapViewModel } from '../../protocol/map.ts';
import { shadeCount } from './palette.ts';

export class MapData {
  readonly map: MapViewModel;
  readonly ids: string[] = [];
  readonly titles: string[] = [];
  readonly facts: string[] = [];
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly years: Uint16Array;
  /** Index of the theme; −1 for none. */
  readonly themes: Int16Array;
  /** 1 for a point that keeps its colour; all others are grey. */
  readonly selected: Uint8Array;
  /** Number of points, the first ones, that the map is about. */
  chosen = 0;
  edges: readonly MapEdge[] = [];
  /** Numbers of the themes that were chosen; none means all. */
  readonly chosenThemes = new Set<number>();
  /** The points that the search found, the first one first; undefined without a search. */
  matches: readonly number[] | undefined;
  #yearRange: readonly [number, number] | undefined;
  #shades: Uint8Array | undefined;

  constructor(map: MapViewModel) {
    this.map = map;
    this.x = new Float32Array(map.total);
    this.y = new Float32Array(map.total);
    this.years = new Uint16Array(map.total);
    this.themes = new Int16Array(map.total);
    this.selected = new Uint8Array(map.total).fill(1);
  }

  /** Number of points that have arrived. */
  get count(): number {
    return this.ids.length;
  }

  get isComplete(): boolean {
    return this.count >= this.map.total;
  }

  /** The first and the last year of most papers: a single old paper does not make all others look alike. */
  get yearRange(): readonly [number, number] {
    if (this.#yearRange !== undefined) return this.#yearRange;
    const known = this.years.subarray(0, this.count).filter(year => year > 0);
    known.sort();
    const at = (share: number): number => known[Math.floor(share * (known.length - 1))] ?? 0;
    return (this.#yearRange = [at(0.05), at(0.98)]);
  }

  /** The shade of each point by its age, the oldest 0. */
  get shades(): Uint8Array {
    return (this.#shades ??= Uint8Array.from(this.years, year => shadeOf(year, this.yearRange)));
  }

  add(points: MapPoints): void {
    this.#yearRange = this.#shades = undefined;
    const start = this.count;
    if (start === 0) this.chosen = points.chosen;
    this.ids.push(...points.ids);
    this.titles.push(...points.titles);
    this.facts.push(...points.facts);
    this.x.set(points.x, start);
    this.y.set(points.y, start);
    this.years.set(points.years, start);
    this.themes.set(points.themes, start);
  }

  themeOf(point: number): string {
    return this.map.themes[this.themes[point] ?? -1]?.title ?? '';
  }

  /** Finds points by all words of the query, in the title or the facts; an empty query selects all points again. */
  search(query: string): void {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    const found: number[] = [];
    if (words.length > 0)
      for (let point = 0; point < this.count; point++) {
        const text = `${this.titles[point] ?? ''} ${this.facts[point] ?? ''}`.toLowerCase();
        if (words.every(word => text.includes(word))) found.push(point);
      }
    this.matches = words.length === 0 ? undefined : found;
    this.#select();
  }

  toggleTheme(theme: number): void {
    if (!this.chosenThemes.delete(theme)) this.chosenThemes.add(theme);
    this.#select();
  }

  clearSelection(): void {
    this.chosenThemes.clear();
    this.matches = undefined;
    this.#select();
  }

  #select(): void {
    const all = this.matches === undefined;
    for (let point = 0; point < this.selected.length; point++)
      this.selected[point] = Number(
        all && (this.chosenThemes.size === 0 || this.chosenThemes.has(this.themes[point] ?? -1)),
      );
    for (const point of this.matches ?? []) this.selected[point] = 1;
  }

  /** Returns the edges of a point, as the other point and the reasons. */
  edgesOf(point: number): readonly { readonly other: number; readonly reasons: readonly string[] }[] {
    return this.edges.flatMap(({ from, to, reasons }) => {
      if (from === point) return { other: to, reasons };
      return to === point ? { other: from, reasons } : [];
    });
  }
}

/** Returns the shade of a year; of an unknown one, the newest. */
function shadeOf(year: number, [first, last]: readonly [number, number]): number {
  if (year === 0 || last <= first) return shadeCount - 1;
  const share = (year - first) / (last - first);
  return Math.round(Math.min(1, Math.max(0, share)) * (shadeCount - 1));
}
