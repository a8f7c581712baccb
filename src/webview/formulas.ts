// Renders a formula with KaTeX as MathML, which needs no fonts, no styles and no change of the page's content policy.
// Loaded with the first formula, because most papers have none.
//
// Nothing in a formula can run or load anything: KaTeX creates the elements itself, of MathML only, and parses no
// markup; commands for links, images and HTML are refused; and the attributes that are left say how a formula is laid
// out.
import katex from 'katex';
import { katexOptions, katexSource } from './katexSettings.ts';

/** Maximum depth of the elements; laying out deeper ones could exhaust the stack of the browser. */
const maxDepth = 60;
const thinSpace = '0.17em';
const mathMl = 'http://www.w3.org/1998/Math/MathML';
/** Colours are the theme's: an author's black would be invisible on black. */
const dropped = ['mathcolor', 'mathbackground', 'style', 'class', 'id', 'href', 'src'];
/** After these a line of text may break. */
const breaking = /^[=<>≤≥≪≫≈∼≃≅≡≠∈∉⊂⊆→←⇒⇔⟹⟺↦∣:,;]$/;
const minBreaking = 6;

/** Returns the elements of the formula. Throws if KaTeX refuses it, or if it is too long or nested too deep. */
export function formulaElements(tex: string, isDisplay: boolean): readonly Element[] {
  const place = document.createElement('span');
  katex.render(katexSource(tex), place, katexOptions(isDisplay));
  const math = place.querySelector('math');
  const content = math?.querySelector('semantics > mrow');
  if (!math || !content) throw new Error('KaTeX rendered nothing.');
  // The source for other programs: a screen reader or a search in the page would find the formula twice.
  math.replaceChildren(content);
  let deepest = 0;
  for (const each of math.querySelectorAll('*')) {
    let depth = 0;
    for (let above = each.parentElement; above !== null && depth <= maxDepth; above = above.parentElement)
      depth++;
    deepest = Math.max(deepest, depth);
    if (deepest > maxDepth) throw new Error('The formula is nested too deep.');
    for (const name of dropped) each.removeAttribute(name);
    if (each.children.length === 0)
      each.textContent = inVariant(each.textContent, each.getAttribute('mathvariant'));
  }
  for (const sign of math.querySelectorAll('mo')) if (sign.textContent === '\u2061') spaceFunction(sign);
  return isDisplay ? [math] : brokenAtRelations(math, content);
}

/** Puts thin spaces around the name of a function, as TeX does: "n log n". `sign` is what stands after the name. */
function spaceFunction(sign: Element): void {
  const isOperand = (other: Element | null | undefined): boolean => !!other && other.localName !== 'mo';
  const name = sign.previousElementSibling;
  if (isOperand(sign.nextElementSibling)) sign.setAttribute('rspace', thinSpace);
  if (!isOperand(name?.previousElementSibling)) return;
  const space = document.createElementNS(mathMl, 'mspace');
  space.setAttribute('width', thinSpace);
  name?.before(space);
}

/** Browsers break no line in a formula, so a long one becomes several, each ending in a relation or a comma. */
function brokenAtRelations(math: Element, content: Element): readonly Element[] {
  const rows: Element[][] = [[]];
  for (const child of [...content.children]) {
    rows.at(-1)?.push(child);
    if (child.localName !== 'mo' || !breaking.test(child.textContent)) continue;
    // At the end of a row it would be taken for a sign after its operand.
    child.setAttribute('form', 'infix');
    rows.push([]);
  }
  if (content.children.length < minBreaking) return [math];
  return rows
    .filter(row => row.length > 0)
    .map(row => {
      const part = document.createElementNS(mathMl, 'math');
      part.append(...row);
      return part;
    });
}

/** First letters of the alphabets that Unicode has for mathematics; exceptions are letters that it had before. */
const alphabets: Readonly<Record<string, readonly [first: number, exceptions: string]>> = {
  'double-struck': [0x1d538, 'CℂHℍNℕPℙQℚRℝZℤ'],
  script: [0x1d49c, 'BℬEℰFℱHℋIℐLℒMℳRℛeℯgℊoℴ'],
  fraktur: [0x1d504, 'CℭHℌIℑRℜZℨ'],
};

/** Browsers know no `mathvariant` but `normal`, so letters of other alphabets are written as such; abstract.css has the rest. */
function inVariant(text: string, variant: string | null): string {
  const [first, exceptions] = alphabets[variant ?? ''] ?? [];
  if (first === undefined || exceptions === undefined) return text;
  return text.replace(/[A-Za-z]/g, letter => {
    const known = exceptions.indexOf(letter);
    const at = letter <= 'Z' ? letter.charCodeAt(0) - 65 : letter.charCodeAt(0) - 97 + 26;
    return known === -1 ? String.fromCodePoint(first + at) : exceptions.charAt(known + 1);
  });
}
