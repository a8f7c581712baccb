// Renders text with marks and formulas. A formula is its plain form until KaTeX is there, which is loaded with the
// first one; what KaTeX refuses is shown as its source.
import type { TextPart } from '../protocol/abstractViewModels.ts';
import { element } from './element.ts';

/** Maximum length of all formulas of a text together, in characters: more would take longer than a reader waits. */
const maxTotalLength = 20_000;

/** Returns an element with the text; `parts` are those of a text that is not plain. */
export function textElement(
  tag: 'h1' | 'p',
  text: string,
  parts: readonly TextPart[] | undefined,
  className = '',
): HTMLElement {
  const made = element(tag, text, className);
  if (parts !== undefined) made.replaceChildren(...renderText(parts));
  return made;
}

function renderText(parts: readonly TextPart[]): Node[] {
  const waiting: (() => void)[] = [];
  let room = maxTotalLength;
  const nodes = parts.map(({ text, marks, formula }): Node => {
    let node: Node = document.createTextNode(text);
    if (formula !== undefined) {
      room -= formula.tex.length;
      const place = element('span', text, 'formula');
      if (room >= 0) waiting.push(() => void fill(place, formula));
      else place.replaceChildren(element('code', formula.tex));
      node = place;
    }
    return marks.reduceRight<Node>((inner, mark) => {
      const outer = element(mark);
      outer.append(inner);
      return outer;
    }, node);
  });
  for (const start of waiting) start();
  return nodes;
}

async function fill(place: HTMLElement, { tex, isDisplay }: NonNullable<TextPart['formula']>): Promise<void> {
  try {
    const { formulaElements } = await import('./formulas.ts');
    place.replaceChildren(...formulaElements(tex, isDisplay));
    place.classList.toggle('display', isDisplay);
  } catch {
    place.replaceChildren(element('code', tex));
  }
}
