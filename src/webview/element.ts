// Creates the elements of the pages. Never inserts HTML.

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
