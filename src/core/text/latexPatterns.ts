// What the LaTeX reader matches: the characters it copies in each mode, and what prose means by signs that TeX reads
// otherwise.

/**
 * `text` is TeX, as in a bibliography. `prose` is what authors and services write: TeX among signs that are meant as
 * they are, "~40%", "{0, 1}", "x_1". In an address, tildes and double hyphens are kept.
 */
export type Mode = 'text' | 'prose' | 'math' | 'address';

/** Characters to copy, and ligatures. */
export const copied: Readonly<Record<Mode, RegExp>> = {
  text: /(?:[^\\{}$~'`-]|-(?!-)|'(?!')|`(?!`))+|-{2,3}|''|``/y,
  prose: /(?:<!?-{2,3}|[^\\{}$~'`^_-]|-(?!-)|-{2,3}>|'(?!')|`(?!`)|[\^_](?!\{))+|-{2,3}|''|``/y,
  math: /[^\\{}$~^_'&\s]+|\s+/y,
  address: /[^\\{}$]+/y,
};

export const patterns = {
  addresses: /^(?:url|path|nolinkurl)$/,
  spaces: /^[\s,;:>\\]$/,
  nothings: /^[!/@-]$/,
  letters: /[A-Za-z]+/y,
  star: /\*/y,
  /** The length after a line break: `\\[2pt]`. */
  length: /\*?\[-?[\d.]+\s*[a-z]+\]/y,
  /** Optional arguments; the group is the first. */
  options: /\s*\[([^\][]*)\](?:\s*\[[^\][]*\])*/y,
  /** The start of an argument that is not empty. */
  argument: /\{\s*[^\s}]|\[/y,
  /** A set, a list of values or data in prose: "{0, 1}", "{a,b,...}", `{"key": 1}`, a template `${x}`. Others group. */
  literalBraces:
    /(?<=\$)\{[^{}\\$]*\}|\{(?:\s*[^\s{},\\$]+(?:\s*,\s*[^\s{},\\$]+)+\s*|[^{}\\$"]*"[^{}\\$]*)\}/y,
  /** The start of a formula on its own line; the group is its name. */
  environment: /\{(equation|displaymath|math|eqnarray|multline|align|gather)\*?\}/y,
} as const;

const ligatures: ReadonlyMap<string, string> = new Map(
  Object.entries({ '--': '–', '---': '—', '``': '“', "''": '”' }),
);

/** Returns the sign of a ligature, and other text as it is; `before` is the character before it. */
export function ligature(run: string, mode: Mode, before: string): string {
  if (mode !== 'text' && mode !== 'prose') return run;
  // In prose people open a quotation with the signs that close it in TeX.
  return mode === 'prose' && run === "''" && /^[\s([]?$/.test(before) ? '“' : (ligatures.get(run) ?? run);
}

/** The text of single characters; a closing brace without an opening one is dropped. */
export const signs: ReadonlyMap<string, string> = new Map(Object.entries({ "'": '′', '~': ' ', '&': ' ' }));

/** Whether the tilde in prose is TeX's space, as in "Fig.~1", and not a sign, as in "~40%", "5~10" and "a/~b". */
export function isTie(text: string, at: number): boolean {
  const [before, after] = [text.charAt(at - 1), text.charAt(at + 1)];
  if (/[\d%]/.test(before) && /[\d$]/.test(after)) return false;
  return /[\p{L}\p{N}.,:;!?)}\]$%'"’”]/u.test(before);
}

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
