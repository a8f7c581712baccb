// The line above the title: back and forward, and previous and next in the list that the paper was opened from.
import type { NavigationViewModel } from '../protocol/abstractViewModels.ts';
import { element } from './element.ts';
import { postOnClick } from './postOnClick.ts';

/** Returns the line. A button that leads nowhere is disabled, so that the others stay in their places. */
export function navigationLine({ label, history, list, position }: NavigationViewModel): HTMLElement {
  const line = element('nav', '', 'navigation');
  line.ariaLabel = label;
  const buttons = (steps: NavigationViewModel['history']): HTMLElement[] =>
    steps.map(({ command, sign, label, isEnabled }) => {
      const button = postOnClick(element('button', sign), { type: 'run', command });
      button.title = label;
      button.ariaLabel = label;
      button.disabled = !isEnabled;
      return button;
    });
  line.append(...buttons(history), element('span', position, 'position'), ...buttons(list));
  return line;
}
