// Labels as pictures: letters with a rim are slow to draw, and the same in every frame.
import { css, type Palette, type Rgb } from './palette.ts';
import { lineHeights, type MapLabel } from './mapLabels.ts';

const rim = 4;
/** Pictures that are kept; those of a long tour through a catalogue are not. */
const maxKept = 3000;
/** Room beside the letters, as `mapLabels.ts` adds it. */
const padding = 4;

export class LabelImages {
  readonly #images = new Map<string, HTMLCanvasElement>();
  readonly #widths = new Map<string, number>();
  readonly #ruler = document.createElement('canvas').getContext('2d');

  /** Forgets all, for other colours and fonts. */
  clear(): void {
    this.#images.clear();
    this.#widths.clear();
  }

  /** Returns the width of a text in CSS pixels. */
  measure(text: string, font: string): number {
    const key = `${font} ${text}`;
    const known = this.#widths.get(key);
    if (known !== undefined || this.#ruler === null) return known ?? 0;
    this.#ruler.font = font;
    const { width } = this.#ruler.measureText(text);
    this.#widths.set(key, width);
    return width;
  }

  get({ kind, text }: MapLabel, font: string, colour: Rgb, { background }: Palette): HTMLCanvasElement {
    const key = `${devicePixelRatio} ${font} ${colour.join()} ${text}`;
    const known = this.#images.get(key);
    if (known !== undefined) return known;
    if (this.#images.size >= maxKept) this.#images.clear();
    const [width, height] = [this.measure(text, font) + 2 * padding, lineHeights[kind]];
    const image = document.createElement('canvas');
    [image.width, image.height] = [Math.ceil(width * devicePixelRatio), Math.ceil(height * devicePixelRatio)];
    const context = image.getContext('2d');
    this.#images.set(key, image);
    if (context === null) return image;
    context.scale(image.width / width, image.height / height);
    context.font = font;
    context.textBaseline = 'middle';
    context.textAlign = 'center';
    context.lineJoin = 'round';
    context.lineWidth = rim;
    context.strokeStyle = css(background, 0.8);
    context.strokeText(text, width / 2, height / 2);
    context.fillStyle = css(colour);
    context.fillText(text, width / 2, height / 2);
    return image;
  }
}
