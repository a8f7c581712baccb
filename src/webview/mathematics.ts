// Renders text with marks and formulas. A formula is its plain form until KaTeX is there, which is loaded with the
// first one; what KaTeX refuses is shown as its source.
import type { TextPart } from '../protocol/abstractViewModels.ts';
import { element } from './element.ts';

type Formula = NonNullable<TextPart['formula']>;

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
  let length = 0;
  return parts.map(({ text, marks, formula }) => {
    length += formula?.tex.length ?? 0;
    const node =
      formula === undefined ? document.createTextNode(text) : formulaElement(text, formula, length);
    return marks.reduceRight<Node>((inner, mark) => {
      const outer = element(mark);
      outer.append(inner);
      return outer;
    }, node);
  });
}

/** Returns the formula's element, which has the text until the formula is rendered. `length`: of all formulas so far. */
export function formulaElement(text: string, formula: Formula, length = formula.tex.length): HTMLElement {
  const place = element('span', text, 'formula');
  if (length <= maxTotalLength) void fill(place, formula);
  else place.replaceChildren(element('code', formula.tex));
  return place;
}

async function fill(place: HTMLElement, { tex, isDisplay }: Formula): Promise<void> {
  try {
    const { formulaElements } = await import('./formulas.ts');
    place.replaceChildren(...formulaElements(tex, isDisplay));
    place.classList.toggle('display', isDisplay);
    fitWidth(place);
  } catch {
    place.replaceChildren(element('code', tex));
  }
}

/** A formula that is wider than its text stands on a line of its own, where it is scrolled, so that the page is not. */
function fitWidth(place: HTMLElement): void {
  const room = place.closest('p, h1, li, td, th, blockquote')?.clientWidth ?? innerWidth;
  const isWide = [...place.children].some(part => part.getBoundingClientRect().width > room);
  place.classList.toggle('wide', isWide);
  if (isWide) place.tabIndex = 0;
  else place.removeAttribute('tabindex');
}
addEventListener('resize', () => {
  for (const place of document.querySelectorAll<HTMLElement>('.formula')) fitWidth(place);
});
