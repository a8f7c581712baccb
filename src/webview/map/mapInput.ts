// What the mouse, the finger and the keyboard do on the map.
import { isDirection, type Direction } from './directions.ts';
import type { MapView, Place } from './mapView.ts';

/** What the input leads to. */
interface MapActions {
  /** The view was moved or zoomed. */
  readonly moved: () => void;
  readonly hover: (at: Place | undefined) => void;
  readonly pointAt: (at: Place) => number | undefined;
  /** A click, and two within the time that the system takes for a double click; undefined where no point is. */
  readonly click: (point: number | undefined) => void;
  readonly doubleClick: (point: number | undefined) => void;
  readonly step: (direction: Direction) => void;
  /** Enter, and with Ctrl or Cmd. */
  readonly open: () => void;
  readonly recentre: () => void;
  readonly escape: () => void;
  readonly zoom: (factor: number) => void;
  readonly fit: () => void;
}

/** Milliseconds that a click waits for a second one: the abstract that it opens beside the map would move the map. */
const doubleClickTime = 250;
/** Pixels that a pressed pointer may move before it drags. */
const dragDistance = 4;
const keyZoom = 1.4;

export function listenToInput(canvas: HTMLCanvasElement, view: MapView, actions: MapActions): void {
  const placeOf = ({ offsetX: x, offsetY: y }: MouseEvent): Place => ({ x, y });
  let drag: { last: Place; distance: number } | undefined;
  let wasDragged = false;
  /** The point of the first click, which may no longer be under the pointer at the second. */
  let clicked: number | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  canvas.addEventListener('pointerdown', event => {
    if (event.button !== 0) return;
    drag = { last: placeOf(event), distance: 0 };
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener('pointermove', event => {
    const at = placeOf(event);
    if (drag === undefined) {
      actions.hover(at);
      return;
    }
    const [dx, dy] = [at.x - drag.last.x, at.y - drag.last.y];
    drag = { last: at, distance: drag.distance + Math.abs(dx) + Math.abs(dy) };
    if (drag.distance < dragDistance) return;
    actions.hover(undefined);
    view.panBy(dx, dy);
    actions.moved();
  });
  const end = (): void => {
    wasDragged = drag !== undefined && drag.distance >= dragDistance;
    drag = undefined;
  };
  canvas.addEventListener('pointerup', end);
  canvas.addEventListener('pointercancel', end);
  canvas.addEventListener('click', event => {
    if (wasDragged || event.detail > 1) return;
    clicked = actions.pointAt(placeOf(event));
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      actions.click(clicked);
    }, doubleClickTime);
  });
  canvas.addEventListener('dblclick', () => {
    clearTimeout(waiting);
    actions.doubleClick(clicked);
  });
  canvas.addEventListener('pointerleave', () => {
    actions.hover(undefined);
  });
  canvas.addEventListener(
    'wheel',
    event => {
      event.preventDefault();
      // A pinch arrives as a wheel with Ctrl, in smaller steps.
      view.zoomAt(placeOf(event), Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0015)));
      actions.moved();
    },
    { passive: false },
  );
  canvas.addEventListener('keydown', event => {
    if (!onKey(event, actions)) return;
    event.preventDefault();
    event.stopPropagation();
  });
}

/** Returns whether the key does something here. */
function onKey({ key, ctrlKey, metaKey, altKey }: KeyboardEvent, actions: MapActions): boolean {
  if (altKey) return false;
  if (isDirection(key)) actions.step(key);
  else if (key === 'Enter' && (ctrlKey || metaKey)) actions.recentre();
  else if (key === 'Enter') actions.open();
  else if (ctrlKey || metaKey) return false;
  else if (key === 'Escape') actions.escape();
  else if (key === '+' || key === '=') actions.zoom(keyZoom);
  else if (key === '-') actions.zoom(1 / keyZoom);
  else if (key === '0') actions.fit();
  else return false;
  return true;
}
