// Moves the view in a quarter of a second, or at once for those who want nothing to move.
import type { MapView } from './mapView.ts';

export type ViewPlace = Pick<MapView, 'x' | 'y' | 'scale'>;

/** Milliseconds. */
const duration = 250;

export class ViewMotion {
  readonly #view: MapView;
  readonly #onMove: () => void;
  #target: ViewPlace | undefined;

  constructor(view: MapView, onMove: () => void) {
    this.#view = view;
    this.#onMove = onMove;
  }

  jump(place: ViewPlace): void {
    this.#target = undefined;
    this.#view.moveTo(place);
    this.#onMove();
  }

  /** Ends a motion where the view is. */
  stop(): void {
    this.#target = undefined;
  }

  zoom(factor: number): void {
    const { x, y, scale } = this.#target ?? this.#view;
    this.to({ x, y, scale: scale * factor });
  }

  to(target: ViewPlace): void {
    if (prefersNoMotion()) {
      this.jump(target);
      return;
    }
    const { x, y, scale } = this.#view;
    const start = performance.now();
    this.#target = target;
    const step = (): void => {
      if (this.#target !== target) return;
      const share = Math.min(1, (performance.now() - start) / duration);
      const eased = 1 - (1 - share) ** 3;
      const between = (from: number, to: number): number => from + (to - from) * eased;
      this.#view.moveTo({
        x: between(x, target.x),
        y: between(y, target.y),
        scale: scale * (target.scale / scale) ** eased,
      });
      this.#onMove();
      if (share < 1) requestAnimationFrame(step);
      else this.#target = undefined;
    };
    step();
  }
}

/** VS Code's setting stands on the body, the system's in a media query. */
function prefersNoMotion(): boolean {
  return (
    document.body.classList.contains('vscode-reduce-motion') ||
    matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}
