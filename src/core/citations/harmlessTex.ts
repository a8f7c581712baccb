// Tells TeX that only prints from TeX that could read files, write them or run programs when a document that cites the
// paper is typeset: `\input{/etc/passwd}`, `\immediate\write18{…}`, `\begin{filecontents}`.
import { tabledCommand } from '../text/latexCommands.ts';
import { accents } from '../text/latexSymbols.ts';
import { printers, unicodeSymbol } from '../text/latexToUnicode.ts';
import { mathAccents, operators } from '../text/mathSymbols.ts';

/** Commands that the reader knows, but that do more than print. */
const active = new Set(
  `begin end input usepackage includegraphics newcommand renewcommand providecommand def let DeclareMathOperator
   setlength string index label`.split(/\s+/),
);
/** A command with a name; or two carets, which begin another spelling of any character: `^^5cinput`. */
const calls = /\\([A-Za-z]+)|\^\^/g;

/** Whether the text has only commands that the LaTeX reader knows, and none of them does more than print. */
export function isHarmlessTex(text: string): boolean {
  for (const [, name] of text.matchAll(calls)) if (name === undefined || !isHarmless(name)) return false;
  return true;
}

function isHarmless(name: string): boolean {
  if (active.has(name)) return false;
  const sign = unicodeSymbol(name, false) ?? tabledCommand(name, true) ?? printers.get(name);
  return (
    sign !== undefined ||
    name === 'operatorname' ||
    accents.has(name) ||
    mathAccents.has(name) ||
    operators.has(name)
  );
}
