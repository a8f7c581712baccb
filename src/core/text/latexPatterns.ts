// The patterns of the LaTeX reader: what it copies in each mode, and what prose means by signs that TeX reads otherwise.

/**
 * `text` is TeX, as in a bibliography. `prose` is what authors and services write: TeX among signs that are meant as
 * they are, "~40%", "{0, 1}", "x_1". In an address, tildes and double hyphens are kept.
 */
export type Mode = 'text' | 'prose' | 'math' | 'address';

/** Matches characters to copy, and ligatures. */
export const copied: Readonly<Record<Mode, RegExp>> = {
  text: /(?:[^\\{}$~'`-]|-(?!-)|'(?!')|`(?!`))+|-{2,3}|''|``/y,
  prose: /(?:[^\\{}$~'`^_-]|-(?!-)|--+>|<--+|'(?!')|`(?!`)|[\^_](?!\{))+|-{2,3}|''|``/y,
  math: /[^\\{}$~^_'&\s]+|\s+/y,
  address: /[^\\{}$]+/y,
};

export const ligatures: ReadonlyMap<string, string> = new Map(
  Object.entries({ '--': '–', '---': '—', '``': '“', "''": '”' }),
);

/** The text of single characters; a closing brace without an opening one is dropped. */
export const signs: ReadonlyMap<string, string> = new Map(Object.entries({ "'": '′', '~': ' ', '&': ' ' }));

/** Whether the tilde in prose is TeX's space, as in "Fig.~1", and not a sign, as in "~40%", "5~10" and "a/~b". */
export function isTie(text: string, at: number): boolean {
  const [before, after] = [text.charAt(at - 1), text.charAt(at + 1)];
  if (/[\d%]/.test(before) && /[\d$]/.test(after)) return false;
  return /[\p{L}\p{N}.,:;!?)}\]$%'"’”]/u.test(before);
}

/** Matches a set, a list of values or data in prose: "{0, 1}", "{a,b,...}", `{"key": 1}`. Other braces group. */
export const literalBraces = /\{(?:\s*[^\s{},\\$]+(?:\s*,\s*[^\s{},\\$]+)+\s*|[^{}\\$"]*"[^{}\\$]*)\}/y;

/** Matches the start of a formula on its own line; the group is its name. */
export const environment = /\{(equation|displaymath|math|eqnarray|multline|align|gather)\*?\}/y;

/** Returns the source of the environment as a formula; lines that are aligned stay so. */
export function inLayout(name: string, source: string): string {
  const inner = { align: 'aligned', gather: 'gathered' }[name];
  return inner === undefined ? source : `\\begin{${inner}}${source}\\end{${inner}}`;
}

/** Returns the text of a link with its address, unless they are the same. */
export function linkText(address: string, text: string): string {
  const bare = (link: string): string => link.trim().replace(/^https?:\/\/|\/$/g, '');
  if (address.trim() === '') return text;
  return text.trim() === '' || bare(text) === bare(address) ? address : `${text} (${address})`;
}

export const addresses = /^(?:url|path|nolinkurl)$/;
export const spaces = /^[\s,;:>\\]$/;
export const nothings = /^[!/@-]$/;
export const letters = /[A-Za-z]+/y;
export const star = /\*/y;
/** Matches the length after a line break: `\\[2pt]`. */
export const length = /\*?\[-?[\d.]+\s*[a-z]+\]/y;
/** Matches optional arguments; the group is the first. */
export const options = /\s*\[([^\][]*)\](?:\s*\[[^\][]*\])*/y;
/** Matches the start of an argument that is not empty. */
export const argument = /\{\s*[^\s}]|\[/y;
