// The map page's connection to the host. VS Code hands it out only once.
import type { MapPageMessage, MapState } from '../../protocol/map.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: MapPageMessage): void;
  setState(state: MapState): void;
  getState(): unknown;
};

export const host = acquireVsCodeApi();
