// Renders a paper's note: creates elements from its parsed Markdown.
import { element } from './element.ts';
import type { MarkdownNode } from './markdown.ts';
import { formulaElement } from './mathematics.ts';

let shown: { readonly text: string; readonly note: HTMLElement } | undefined;

/**
 * Returns the note's element: empty until the Markdown is parsed, the plain text if parsing fails. Returns the same
 * element for the same text, so that starring a paper does not make its note flicker.
 */
export function noteElement(text: string): HTMLElement {
  if (shown?.text !== text) {
    shown = { text, note: element('div', '', 'note') };
    void fill(shown.note, text);
  }
  return shown.note;
}

async function fill(note: HTMLElement, text: string): Promise<void> {
  try {
    const { parseMarkdown } = await import('./markdown.ts');
    note.replaceChildren(...parseMarkdown(text).map(nodeOf));
  } catch {
    note.replaceChildren(element('pre', text));
  }
}

function nodeOf(part: MarkdownNode | string): Node {
  if (typeof part === 'string') return document.createTextNode(part);
  const { tag, children, href, start, formula } = part;
  if (formula !== undefined) return formulaElement(formula.tex, formula);
  const made = element(tag);
  made.dir = 'auto';
  if (made instanceof HTMLAnchorElement && href !== undefined) {
    made.href = href;
    made.title = href;
  }
  if (made instanceof HTMLOListElement && start !== undefined) made.start = start;
  made.append(...children.map(nodeOf));
  return made;
}
