// The shapes of points: each theme has one, for those who do not see its colour.

type Pen = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

type Draw = (context: Pen, x: number, y: number, radius: number) => void;

const polygon =
  (sides: number, turn: number, size: number): Draw =>
  (context, x, y, radius) => {
    for (let corner = 0; corner < sides; corner++) {
      const angle = turn + (2 * Math.PI * corner) / sides;
      const [px, py] = [x + size * radius * Math.cos(angle), y + size * radius * Math.sin(angle)];
      if (corner === 0) context.moveTo(px, py);
      else context.lineTo(px, py);
    }
    context.closePath();
  };

const circle: Draw = (context, x, y, radius) => {
  context.moveTo(x + radius, y);
  context.arc(x, y, radius, 0, 2 * Math.PI);
};

const cross: Draw = (context, x, y, radius) => {
  const [long, short] = [radius * 1.2, radius * 0.45];
  context.rect(x - long, y - short, 2 * long, 2 * short);
  context.rect(x - short, y - long, 2 * short, 2 * long);
};

/** All of about the same area. */
const shapes: readonly Draw[] = [
  circle,
  polygon(4, Math.PI / 4, 1.25),
  polygon(3, -Math.PI / 2, 1.45),
  polygon(4, 0, 1.3),
  cross,
  polygon(3, Math.PI / 2, 1.45),
];

/** Returns the number of the theme's shape: with seven colours, 42 themes have no combination in common. */
export function shapeOf(theme: number): number {
  return theme < 0 ? 0 : theme % shapes.length;
}

/** Adds the shape to the current path. */
export function addShape(context: Pen, shape: number, x: number, y: number, radius: number): void {
  (shapes[shape] ?? circle)(context, x, y, radius);
}
