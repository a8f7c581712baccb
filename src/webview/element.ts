// Elements of the page. Text is never markup here.
import type { PageMessage } from '../protocol/abstract.ts';
import { host } from './host.ts';

/** Text takes the direction of its own first strong letter, so that right-to-left titles read right. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  text = '',
  className = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.textContent = text;
  made.className = className;
  if (text !== '') made.dir = 'auto';
  return made;
}

/** Tells the host when it is pressed. VS Code would open an address by itself; the host does it, with one of its own. */
export function postOnClick<E extends HTMLElement>(pressed: E, message: PageMessage): E {
  pressed.addEventListener('click', event => {
    event.preventDefault();
    event.stopPropagation();
    host.postMessage(message);
  });
  return pressed;
}
