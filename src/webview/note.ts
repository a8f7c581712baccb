// The note of a paper on its page: its Markdown as elements that are made here one by one.
import { element } from './element.ts';
import type { MarkdownNode } from './markdown.ts';

let shown: { readonly text: string; readonly note: HTMLElement } | undefined;

/**
 * Empty until the Markdown is read; as it was written where it cannot be. The same element for the same text: a star
 * must not make a note blink.
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
  const { tag, children, href, start } = part;
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
