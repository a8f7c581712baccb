// The way from the page to its host; VS Code gives it out once.
import type { PageMessage, PageState } from '../protocol/abstract.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: PageMessage): void;
  setState(state: PageState): void;
};

export const host = acquireVsCodeApi();
