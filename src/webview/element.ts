// Creates the elements of the page. Never inserts HTML.
import type { PageMessage } from '../protocol/abstract.ts';
import { host } from './host.ts';

/** Creates an element. `dir="auto"` follows the first strong letter, so that right-to-left titles display correctly. */
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

/** Sends the message on click. Prevents VS Code from opening the link itself; the host opens its own URL instead. */
export function postOnClick<E extends HTMLElement>(pressed: E, message: PageMessage): E {
  pressed.addEventListener('click', event => {
    event.preventDefault();
    event.stopPropagation();
    host.postMessage(message);
  });
  return pressed;
}
