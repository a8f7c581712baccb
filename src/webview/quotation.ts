// The button that appears at selected text and adds it to the note.
import { element } from './element.ts';

/** Shows the button while text is selected inside `selectable` elements of `main`. */
export function offerQuotation(
  main: HTMLElement,
  selectable: string,
  { label, quote }: { readonly label: () => string; readonly quote: (text: string) => void },
): void {
  const button = element('button', '', 'quote');
  button.addEventListener('click', () => {
    const text = selectedText(main, selectable)?.toString();
    button.remove();
    if (text !== undefined) quote(text);
    getSelection()?.removeAllRanges();
  });
  // A press of the mouse would clear the selection before the click.
  button.addEventListener('mousedown', event => {
    event.preventDefault();
  });
  document.addEventListener('selectionchange', () => {
    const range = selectedText(main, selectable);
    if (range === undefined) {
      if (document.activeElement !== button) button.remove();
      return;
    }
    const { left, bottom } = [...range.getClientRects()].at(-1) ?? range.getBoundingClientRect();
    button.textContent = label();
    // Beside the text in the order of the page, so that Tab leads there.
    if (!button.isConnected) closest(range.endContainer, selectable)?.after(button);
    // A style attribute would need another content security policy; the object model does not.
    button.style.setProperty('top', `${bottom + scrollY + 4}px`);
    button.style.setProperty(
      'left',
      `${Math.max(0, Math.min(left, innerWidth - button.offsetWidth - 16))}px`,
    );
  });
}

function selectedText(main: Element, selectable: string): Range | undefined {
  const selection = getSelection();
  if (selection === null || selection.rangeCount === 0 || selection.toString().trim() === '')
    return undefined;
  const range = selection.getRangeAt(0);
  const { startContainer: start, endContainer: end } = range;
  const isInside = closest(start, selectable) !== null && closest(end, selectable) !== null;
  return isInside && main.contains(range.commonAncestorContainer) ? range : undefined;
}

function closest(node: Node, selector: string): Element | null {
  return (node instanceof Element ? node : node.parentElement)?.closest(selector) ?? null;
}
