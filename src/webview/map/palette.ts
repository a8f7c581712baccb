// The colours of the map, all made of the theme's: each theme of papers has a colour and a shape, newer papers are stronger.

export type Rgb = readonly [number, number, number];

export interface Palette {
  readonly background: Rgb;
  readonly foreground: Rgb;
  /** Points that are not selected, and lines. */
  readonly grey: Rgb;
  readonly focus: Rgb;
  readonly muted: Rgb;
  /** The shades of a theme, oldest first, and the colour of its label. */
  readonly themes: readonly { readonly shades: readonly Rgb[]; readonly label: Rgb }[];
  /** For papers without a theme. */
  readonly none: { readonly shades: readonly Rgb[]; readonly label: Rgb };
}

const hues = ['blue', 'orange', 'green', 'purple', 'red', 'yellow'].map(name => `--vscode-charts-${name}`);
const variables = [...hues, '--vscode-terminal-ansiCyan'];
/** Number of shades of age. */
export const shadeCount = 4;
/** Least contrast of a point and of a text to the background: WCAG 2.2, 1.4.11 and 1.4.3. */
const pointContrast = 3;
const textContrast = 4.5;
/** How much of the background the oldest points take on where contrast allows it. */
const palest = 0.62;

/** Reads the theme's colours from the page, as they are at this moment. */
export function readPalette(): Palette {
  const style = getComputedStyle(document.body);
  const read = (variable: string, otherwise: Rgb): Rgb =>
    parseColour(style.getPropertyValue(variable)) ?? otherwise;
  const background = read('--vscode-editor-background', [255, 255, 255]);
  const foreground = read('--vscode-editor-foreground', [0, 0, 0]);
  const shadesOf = (colour: Rgb): Palette['none'] => {
    const strong = withContrast(colour, foreground, background, pointContrast);
    const shades = Array.from({ length: shadeCount }, (_, shade) => {
      const share = palest * (1 - shade / (shadeCount - 1));
      return withContrast(mix(strong, background, share), strong, background, pointContrast);
    });
    return { shades, label: withContrast(colour, foreground, background, textContrast) };
  };
  return {
    background,
    foreground,
    grey: mix(foreground, background, 0.72),
    focus: withContrast(read('--vscode-focusBorder', foreground), foreground, background, pointContrast),
    muted: withContrast(
      read('--vscode-descriptionForeground', foreground),
      foreground,
      background,
      textContrast,
    ),
    themes: variables.map(variable => shadesOf(read(variable, foreground))),
    none: shadesOf(mix(foreground, background, 0.35)),
  };
}

/** Returns the colours of a theme by its index. */
export function coloursOf({ themes, none }: Palette, theme: number): Palette['none'] {
  return theme < 0 ? none : (themes[theme % themes.length] ?? none);
}

export function css([red, green, blue]: Rgb, alpha = 1): string {
  return `rgb(${red} ${green} ${blue} / ${alpha})`;
}

function mix(a: Rgb, b: Rgb, share: number): Rgb {
  const [red, green, blue] = [0, 1, 2].map(at =>
    Math.round((a[at] ?? 0) * (1 - share) + (b[at] ?? 0) * share),
  );
  return [red ?? 0, green ?? 0, blue ?? 0];
}

/** Returns the colour with as much of the stronger one as the contrast to the background asks for. */
function withContrast(colour: Rgb, stronger: Rgb, background: Rgb, least: number): Rgb {
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = mix(colour, stronger, share);
    if (contrast(mixed, background) >= least) return mixed;
  }
  return stronger;
}

/** The contrast ratio of WCAG 2.2. */
function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance(colour: Rgb): number {
  const [red = 0, green = 0, blue = 0] = colour.map(value => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Lets the browser read any notation of a colour. Undefined if it is none. */
function parseColour(text: string): Rgb | undefined {
  if (text.trim() === '') return undefined;
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) return undefined;
  context.fillStyle = text.trim();
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
  return alpha === 0 ? undefined : [red, green, blue];
}
