// Draws the points of the map: colour and shape say the theme, the shade says how new a paper is.
import type { MapData } from './mapData.ts';
import type { MapView } from './mapView.ts';
import { coloursOf, css, type Palette } from './palette.ts';
import { pixelColour, type PixelDots } from './pixelDots.ts';
import { addShape, shapeOf } from './shapes.ts';

interface Points {
  readonly data: MapData;
  readonly view: MapView;
  /** The points on screen. */
  readonly visible: Uint32Array;
  readonly radius: number;
  readonly palette: Palette;
}

/** Share of a point that is seen through it in a crowd, of 256. */
const greyOpacity = 120;
const colourOpacity = 225;

/** Thousands of points as pixels: the grey ones first, so that none covers a selected one. */
export function drawPixels(
  context: CanvasRenderingContext2D,
  dots: PixelDots,
  { data, view, visible, radius, palette }: Points,
  ratio: number,
): void {
  dots.clear(context.canvas.width, context.canvas.height);
  const { shades } = data;
  const size = radius * ratio;
  const greyStamp = dots.stamp(0, size * 0.8);
  const grey = pixelColour(palette.grey);
  const stamps = data.map.themes.map((_, theme) => dots.stamp(shapeOf(theme), size));
  const none = dots.stamp(shapeOf(-1), size);
  const colours = [-1, ...data.map.themes.keys()].map(theme =>
    coloursOf(palette, theme).shades.map(pixelColour),
  );
  for (const wanted of [0, 1])
    for (const point of visible) {
      if (data.selected[point] !== wanted) continue;
      const x = view.toScreenX(data.x[point] ?? 0) * ratio;
      const y = view.toScreenY(data.y[point] ?? 0) * ratio;
      const theme = data.themes[point] ?? -1;
      if (wanted === 0) dots.draw(greyStamp, x, y, grey, greyOpacity);
      else {
        const colour = colours[theme + 1]?.[shades[point] ?? 0] ?? grey;
        dots.draw(stamps[theme] ?? none, x, y, colour, colourOpacity);
      }
    }
  dots.show(context);
}

/** Some thousand points as shapes with a rim, so that neighbours stay apart. */
export function drawShapes(
  context: CanvasRenderingContext2D,
  { data, view, visible, radius, palette }: Points,
): void {
  const { shades } = data;
  context.strokeStyle = css(palette.background);
  context.lineWidth = 1;
  for (const wanted of [0, 1])
    for (const point of visible) {
      if (data.selected[point] !== wanted) continue;
      const [x, y] = [view.toScreenX(data.x[point] ?? 0), view.toScreenY(data.y[point] ?? 0)];
      const theme = data.themes[point] ?? -1;
      const shade = coloursOf(palette, theme).shades[shades[point] ?? 0];
      context.beginPath();
      const size = point < data.chosen ? radius * 1.35 : radius;
      addShape(context, wanted === 0 ? 0 : shapeOf(theme), x, y, wanted === 0 ? size * 0.7 : size);
      context.fillStyle = css(wanted === 0 ? palette.grey : (shade ?? palette.foreground));
      context.fill();
      context.stroke();
    }
}
