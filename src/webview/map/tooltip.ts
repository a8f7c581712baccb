// The box beside the point or the edge that has the pointer or the focus. Screen readers get the same from the status line.
import { element } from '../element.ts';
import type { MapView, Place } from './mapView.ts';

/** Pixels between the point and the box. */
const distance = 14;

export class Tooltip {
  readonly #box = element('div', '', 'tooltip');

  constructor(stage: Element) {
    this.#box.setAttribute('aria-hidden', 'true');
    this.#box.hidden = true;
    stage.append(this.#box);
  }

  hide(): void {
    this.#box.hidden = true;
  }

  /** Shows the lines, the first one as a heading, where there is room beside the place. */
  show(at: Place, view: MapView, heading: string, lines: readonly string[]): void {
    this.#box.replaceChildren(
      ...(heading === '' ? [] : [element('strong', heading)]),
      ...lines.filter(Boolean).map(line => element('span', line)),
    );
    this.#box.hidden = false;
    const { offsetWidth: width, offsetHeight: height } = this.#box;
    const right = at.x + distance + width <= view.width;
    const left = right ? at.x + distance : Math.max(4, at.x - distance - width);
    const below = at.y + distance + height <= view.height;
    const top = below ? at.y + distance : Math.max(4, at.y - distance - height);
    this.#box.style.left = `${left}px`;
    this.#box.style.top = `${top}px`;
  }
}
