// Finds commands of formulas that stand in text without dollars, as in "\alpha-stable" and "over \mathbb{R}": TeX prints
// them only within a formula.
import { moreTextSymbols, textSymbols } from '../text/latexSymbols.ts';
import { greek, mathAccents, mathSymbols, operators } from '../text/mathSymbols.ts';

/** Commands that also print in text. */
const ofText = /^(?:underline|dagger|ddagger|dots|ldots)$/;
const withArgument = /^(?:math[a-z]+|bm|boldsymbol|[dt]?frac|[td]?binom|sqrt|operatorname)$/;
/** What follows such a command: groups, with others in them but without formulas, or one character. */
const groups = /(?:\[[^\][{}$]*\])?\s*(?:(?:\{(?:[^{}$]|\{[^{}$]*\})*\})+|[A-Za-z0-9])/y;

interface Formula {
  readonly tex: string;
  /** Number of characters in the text. */
  readonly length: number;
}

/** Returns the formula that the command at `index` begins; undefined for a command of text. */
export function formulaAt(text: string, index: number, command: string): Formula | undefined {
  const name = command.slice(1);
  if (ofText.test(name) || textSymbols.has(name) || moreTextSymbols.has(name)) return undefined;
  const isSign = greek.has(name) || mathSymbols.has(name) || operators.has(name);
  if (isSign) return { tex: `$${command}$`, length: command.length };
  const isSafe = name === 'ensuremath';
  if (!isSafe && !mathAccents.has(name) && !withArgument.test(name)) return undefined;
  groups.lastIndex = index + command.length;
  const found = groups.exec(text)?.[0] ?? '';
  const whole = command + found;
  return found === '' ? undefined : { tex: isSafe ? whole : `$${whole}$`, length: whole.length };
}
