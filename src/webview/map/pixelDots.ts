// Draws tens of thousands of points at once, by writing their pixels: no machine needs a graphics card for that, and a virtual
// one has none. A WebGL library would weigh more than all of the page.
import { addShape } from './shapes.ts';
import type { Rgb } from './palette.ts';

/** The pixels of a shape: offsets from its middle, and how much of each is covered, from 0 to 255. */
interface Stamp {
  /** No pixel is further from the middle, in either direction. */
  readonly half: number;
  readonly dx: Int8Array;
  readonly dy: Int8Array;
  readonly cover: Uint8Array;
  /** How far each pixel is from the middle one in the row of all pixels. */
  readonly offsets: Int32Array;
}

export class PixelDots {
  readonly #stamps = new Map<string, Stamp>();
  #image = new ImageData(1, 1);
  #pixels = new Uint32Array(this.#image.data.buffer);

  /** Starts an empty picture of so many device pixels. */
  clear(width: number, height: number): void {
    if (this.#image.width === width && this.#image.height === height) this.#pixels.fill(0);
    else {
      this.#image = new ImageData(width, height);
      this.#pixels = new Uint32Array(this.#image.data.buffer);
    }
  }

  /** Returns what `draw` takes as a stamp; the same for equal arguments until the size of the picture changes. */
  stamp(shape: number, radius: number): Stamp {
    const size = Math.round(radius * 4) / 4;
    const key = `${shape} ${size} ${this.#image.width}`;
    const known = this.#stamps.get(key) ?? makeStamp(shape, size, this.#image.width);
    this.#stamps.set(key, known);
    return known;
  }

  /** Adds a point in device pixels. Points add up to more opaque ones, so that crowds are seen. */
  draw({ half, dx, dy, cover, offsets }: Stamp, x: number, y: number, colour: number, opacity: number): void {
    const { width, height } = this.#image;
    const pixels = this.#pixels;
    const [left, top] = [Math.round(x), Math.round(y)];
    const isInside = left >= half && top >= half && left < width - half && top < height - half;
    const middle = top * width + left;
    for (let at = 0; at < cover.length; at++) {
      if (!isInside) {
        const [px, py] = [left + (dx[at] ?? 0), top + (dy[at] ?? 0)];
        if (px < 0 || py < 0 || px >= width || py >= height) continue;
      }
      const place = middle + (offsets[at] ?? 0);
      const below = (pixels[place] ?? 0) >>> 24;
      const alpha = below + (((255 - below) * (cover[at] ?? 0) * opacity) >> 16);
      pixels[place] = (alpha << 24) | colour;
    }
  }

  show(context: CanvasRenderingContext2D): void {
    context.putImageData(this.#image, 0, 0);
  }
}

/** Returns the colour as the three low bytes of a pixel. */
export function pixelColour([red, green, blue]: Rgb): number {
  return (blue << 16) | (green << 8) | red;
}

function makeStamp(shape: number, radius: number, pictureWidth: number): Stamp {
  const half = Math.ceil(radius * 1.5) + 1;
  const canvas = new OffscreenCanvas(half * 2 + 1, half * 2 + 1);
  const context = canvas.getContext('2d');
  const [dx, dy, cover]: [number[], number[], number[]] = [[], [], []];
  if (context !== null) {
    context.beginPath();
    addShape(context, shape, half + 0.5, half + 0.5, radius);
    context.fill();
    const { data, width } = context.getImageData(0, 0, canvas.width, canvas.height);
    for (let at = 3; at < data.length; at += 4) {
      // What is hardly covered is not seen, and takes as long.
      if ((data[at] ?? 0) < 24) continue;
      const pixel = (at - 3) / 4;
      dx.push((pixel % width) - half);
      dy.push(Math.floor(pixel / width) - half);
      cover.push(data[at] ?? 0);
    }
  }
  const offsets = Int32Array.from(dx, (step, at) => (dy[at] ?? 0) * pictureWidth + step);
  return { half, offsets, dx: Int8Array.from(dx), dy: Int8Array.from(dy), cover: Uint8Array.from(cover) };
}
