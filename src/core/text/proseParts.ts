// Splits a title or an abstract into text and formulas, for the abstract's page.
import { hasEscapedDollars, readable, withoutDollars } from './latex.ts';
import type { TextMark } from './latexCommands.ts';
import { LatexReader, type Style } from './latexReader.ts';

interface ProsePart {
  /** As `proseToText` has it: without TeX. */
  readonly text: string;
  readonly marks: TextMark[];
  /** The formula of which `text` is the plain form. */
  readonly formula?: { readonly tex: string; readonly isDisplay: boolean };
}

/**
 * Code points that Unicode keeps free for use inside a program. They stand for a formula (followed by its number), for
 * the start of each mark, and for the end of a mark, while the reader works on plain text.
 */
const formulaSign = '\uFDD0';
const numberEnd = '\uFDD1';
const markSigns: Readonly<Record<TextMark, string>> = { strong: '\uFDD2', em: '\uFDD3', code: '\uFDD4' };
const markEnd = '\uFDD5';
const reserved = /[\uFDD0-\uFDEF]/g;
const pieces = /(?<mark>[\uFDD2-\uFDD4])|(?<end>\uFDD5)|\uFDD0(?<formula>\d+)\uFDD1|[^\uFDD0-\uFDD5]+/g;
const marks = new Map((['strong', 'em', 'code'] as const).map(mark => [markSigns[mark], mark]));

/** The texts of the parts, joined, are the plain form of the whole. Never throws; formulas are not checked. */
export function splitProse(text: string): ProsePart[] {
  const formulas: ProsePart['formula'][] = [];
  const style: Style = {
    ...readable,
    formula: (tex, isDisplay) =>
      formulaSign + String(formulas.push({ tex: tex.trim(), isDisplay }) - 1) + numberEnd,
    marked: (mark, inner) => markSigns[mark] + inner + markEnd,
  };
  const plain = new LatexReader(text.replace(reserved, ''), style).read('prose');
  const clean = hasEscapedDollars(text) ? withoutDollars : (piece: string): string => piece;
  const open: TextMark[] = [];
  return Array.from(plain.matchAll(pieces), ([piece, , , number]): ProsePart | undefined => {
    const mark = marks.get(piece);
    if (mark !== undefined) open.push(mark);
    else if (piece === markEnd) open.pop();
    const formula = number === undefined ? undefined : formulas[Number(number)];
    if (formula !== undefined)
      return { text: readable.formula(formula.tex, formula.isDisplay), marks: [...open], formula };
    return mark !== undefined || piece === markEnd
      ? undefined
      : { text: clean(piece).replace(/\s+/g, ' ').normalize('NFC'), marks: [...open] };
  }).filter(part => part !== undefined);
}
