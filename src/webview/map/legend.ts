// The legend: the themes on the map with their colours and shapes, each a button that selects it, and the shades of age.
import { element } from '../element.ts';
import type { MapData } from './mapData.ts';
import { coloursOf, css, shadeCount, type Palette } from './palette.ts';
import { addShape, shapeOf } from './shapes.ts';

/** Size of a sign in pixels, and how much finer it is drawn. */
const signSize = 16;
const fineness = 3;

/** Fills the legend. `onToggle` gets the number of the theme whose button was pressed. */
export function fillLegend(
  legend: HTMLDetailsElement,
  data: MapData,
  palette: Palette,
  onToggle: (theme: number) => void,
): void {
  const { labels, themes } = data.map;
  const focused = [...legend.querySelectorAll('button')].findIndex(each => each === document.activeElement);
  const summary = element('summary', labels.themes);
  const list = element('ul');
  for (const [theme, { title, size }] of themes.entries()) {
    const button = element('button', '', 'theme');
    button.append(sign(theme, palette), element('span', title), element('span', String(size), 'count'));
    button.ariaPressed = String(data.chosenThemes.has(theme));
    button.addEventListener('click', () => {
      onToggle(theme);
    });
    const item = element('li');
    item.append(button);
    list.append(item);
  }
  legend.replaceChildren(summary, list, ages(data, palette));
  legend.querySelectorAll('button')[focused]?.focus();
}

function sign(theme: number, palette: Palette): HTMLCanvasElement {
  const canvas = element('canvas');
  canvas.width = canvas.height = signSize * fineness;
  const context = canvas.getContext('2d');
  if (context !== null) {
    context.scale(fineness, fineness);
    context.fillStyle = css(coloursOf(palette, theme).shades.at(-1) ?? palette.foreground);
    context.beginPath();
    addShape(context, shapeOf(theme), signSize / 2, signSize / 2, 5);
    context.fill();
  }
  canvas.setAttribute('aria-hidden', 'true');
  return canvas;
}

/** "2015 ▪▪▪▪ 2026": the shades of the first theme from old to new. */
function ages({ yearRange }: MapData, palette: Palette): HTMLElement {
  const [first, last] = yearRange;
  const line = element('p', '', 'ages');
  if (first === last) return line;
  const canvas = element('canvas');
  [canvas.width, canvas.height] = [shadeCount * signSize * fineness, signSize * fineness];
  const context = canvas.getContext('2d');
  context?.scale(fineness, fineness);
  for (const [at, shade] of coloursOf(palette, 0).shades.entries()) {
    if (context === null) break;
    context.fillStyle = css(shade);
    context.beginPath();
    addShape(context, 0, (at + 0.5) * signSize, signSize / 2, 5);
    context.fill();
  }
  canvas.setAttribute('aria-hidden', 'true');
  line.append(element('span', String(first)), canvas, element('span', String(last)));
  return line;
}
