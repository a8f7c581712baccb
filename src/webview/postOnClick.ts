// What a click on an element of the abstract page tells the host.
import type { PageMessage } from '../protocol/abstract.ts';
import { host } from './host.ts';

/** Sends the message on click. Prevents VS Code from opening the link itself; the host opens its own URL instead. */
export function postOnClick<E extends HTMLElement>(pressed: E, message: PageMessage): E {
  pressed.addEventListener('click', event => {
    event.preventDefault();
    event.stopPropagation();
    host.postMessage(message);
  });
  return pressed;
}
