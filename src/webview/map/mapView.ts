// Which part of the map is on screen: the point in the middle, and how large a unit is. Coordinates of the screen are CSS pixels.

export interface Place {
  readonly x: number;
  readonly y: number;
}

interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** How much larger and smaller than the whole map the view can be. */
const maxZoom = 200;
const minZoom = 0.5;

export class MapView {
  /** The place of the map in the middle of the screen, and pixels of a unit. */
  x = 0;
  y = 0;
  scale = 1;
  width = 1;
  height = 1;
  /** The scale at which all of the map is on screen. */
  fitScale = 1;
  #bounds: Bounds = { left: -1, top: -1, right: 1, bottom: 1 };

  toScreenX(x: number): number {
    return (x - this.x) * this.scale + this.width / 2;
  }

  toScreenY(y: number): number {
    return (y - this.y) * this.scale + this.height / 2;
  }

  toMap({ x, y }: Place): Place {
    return {
      x: (x - this.width / 2) / this.scale + this.x,
      y: (y - this.height / 2) / this.scale + this.y,
    };
  }

  /** How many times larger than the whole map. */
  get zoom(): number {
    return this.scale / this.fitScale;
  }

  resize(width: number, height: number): void {
    const zoom = this.zoom;
    [this.width, this.height] = [Math.max(1, width), Math.max(1, height)];
    this.#updateFit();
    this.scale = this.fitScale * zoom;
  }

  setBounds(x: Float32Array, y: Float32Array): void {
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const value of x) [left, right] = [Math.min(left, value), Math.max(right, value)];
    for (const value of y) [top, bottom] = [Math.min(top, value), Math.max(bottom, value)];
    this.#bounds = x.length === 0 ? { left: -1, top: -1, right: 1, bottom: 1 } : { left, top, right, bottom };
    this.#updateFit();
  }

  /** Returns the view that shows all of the map. */
  whole(): { x: number; y: number; scale: number } {
    const { left, right, top, bottom } = this.#bounds;
    return { x: (left + right) / 2, y: (top + bottom) / 2, scale: this.fitScale };
  }

  panBy(dx: number, dy: number): void {
    this.moveTo({ x: this.x - dx / this.scale, y: this.y - dy / this.scale, scale: this.scale });
  }

  /** Zooms so that the place under the pointer stays under it. */
  zoomAt(at: Place, factor: number): void {
    const fixed = this.toMap(at);
    const scale = Math.min(maxZoom, Math.max(minZoom, this.zoom * factor)) * this.fitScale;
    const x = fixed.x - (at.x - this.width / 2) / scale;
    const y = fixed.y - (at.y - this.height / 2) / scale;
    this.moveTo({ x, y, scale });
  }

  /** Moves; the middle of the screen stays on the map. */
  moveTo({ x, y, scale }: { readonly x: number; readonly y: number; readonly scale: number }): void {
    const { left, right, top, bottom } = this.#bounds;
    this.scale = Math.min(maxZoom, Math.max(minZoom, scale / this.fitScale)) * this.fitScale;
    this.x = Math.min(right, Math.max(left, x));
    this.y = Math.min(bottom, Math.max(top, y));
  }

  #updateFit(): void {
    const { left, right, top, bottom } = this.#bounds;
    const margin = 0.88;
    this.fitScale =
      margin * Math.min(this.width / Math.max(0.5, right - left), this.height / Math.max(0.5, bottom - top));
  }
}
