// The page's connection to the host. VS Code hands it out only once.
import type { PageMessage, PageState } from '../protocol/abstract.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: PageMessage): void;
  setState(state: PageState): void;
  getState(): unknown;
};

export const host = acquireVsCodeApi();
