// Blanks the parts of a text in which nothing is cited: comments, verbatim text and code, also when one goes on over several
// pieces of the text.
import type { CitationSyntax } from './citationSyntax.ts';

/**
 * Matches what is blanked as `whole`; what begins a part by its kind; and without a group what
 * only looks so. Each quantifier is bounded, so that any text takes linear time.
 */
const opaque: Readonly<Partial<Record<CitationSyntax, RegExp>>> = {
  latex:
    /(?<whole>%[^\n]*|\\(?:[vV]erb\*?|(?:lstinline|mintinline)(?:\[[^\]\n]{0,200}\])?(?:(?<=mintinline[^{}\n]{0,202})\{[^{}\n]{0,50}\})?)(?:\{(?:[^{}\n]|\{[^{}\n]{0,200}\}){0,200}\}|(?<delimiter>[^\sA-Za-z*])[^\n]{0,200}?\k<delimiter>))|(?<skip>(?<!\\(?:let|[egx]?def|[A-Za-z]{0,20}[cC]ommand)(?![A-Za-z])[^\n]{0,80})\\iffalse(?![A-Za-z@]))|\\(?:url|href|path)\s*\{[^{}\n]{0,2000}\}|\\begin\{(?<env>verbatim\*?|Verbatim|lstlisting|minted|comment|filecontents\*?)\}|\\[^]/g,
  markdown:
    /^[ \t>]*(?<fence>`{3,}|~{3,})(?<info>[^\n`]*)$|(?<block><!--)|\{[\w:-]{0,40}cite[\w:-]{0,40}\}`[^`]{0,2000}`|\\`|(?<whole>(?<run>`+)(?!`)(?:(?!\n[ \t]*\n)[^]){0,1000}?(?<!`)\k<run>(?!`))|`+/gm,
  typst: /(?<whole>(?<![:/])\/\/[^\n]*|(?<!`)`[^`\n]{0,1000}`(?!`))|(?<block>\/\*)|(?<raw>`{3,})/g,
  org: /(?<whole>^[ \t]*[#:](?:[ \t][^\n]*)?$|(?<=^|[\s('\"{-])(?<mark>[=~])(?!\s)[^\n]{1,500}?(?<!\s)\k<mark>(?=$|[\s.,;:!?'\")}[\\-]))|^[ \t]*#\+begin_(?<org>src|example|comment)\b[^\n]*/gim,
  // A literal block begins after a line that ends in `::`, and goes on while lines are indented more.
  restructuredtext:
    /^(?<indent>[ \t]{0,100}(?:[-*+][ \t]{1,10})?)(?:\.\.[ \t]+(?:code|code-block|sourcecode|prompt|ipython|doctest|testcode)::[^\n]*$|(?![ \t]|(?:[-*+][ \t]+)?\.\.[ \t])[^\n]*::(?=[ \t]*\r?\n[ \t]*\r?\n))/gm,
};

/** Directives of MyST with prose inside; other fences hold code. */
const prose =
  /^\s*\{(?:note|tip|hint|important|attention|caution|warning|danger|error|seealso|admonition|figure|figure-md|image|table|list-table|margin|sidebar|aside|dropdown|details|epigraph|pull-quote|topic|card|grid|grid-item|tab-set|tab-item|exercise|solution|prf:\w+|proof:\w+|glossary|footnote)\}/;

type Groups = Readonly<Record<string, string | undefined>>;

export class OpaqueText {
  readonly #pattern: RegExp | undefined;
  /** The end of the part that the pieces so far have begun. */
  #end: RegExp | undefined;
  /** Fences of open directives with prose inside, whose ends begin no code. */
  readonly #directives: string[] = [];

  constructor(syntax: CitationSyntax) {
    this.#pattern = opaque[syntax];
  }

  /** Returns the text with spaces in place of what is opaque; offsets and line ends stay. Pieces are whole lines. */
  blank(text: string): string {
    if (this.#pattern === undefined) return text;
    const parts: string[] = [];
    let at = 0;
    const take = (to: number, isOpaque: boolean): void => {
      const part = text.slice(at, to);
      parts.push(isOpaque ? part.replace(/[^\n]/g, ' ') : part);
      at = to;
    };
    while (at < text.length) {
      const pattern: RegExp = this.#end ?? this.#pattern;
      pattern.lastIndex = at;
      const found = pattern.exec(text);
      if (this.#end !== undefined) {
        take(found === null ? text.length : pattern.lastIndex, true);
        if (found !== null) this.#end = undefined;
        continue;
      }
      take(found?.index ?? text.length, false);
      if (found === null) break;
      const groups: Groups = found.groups ?? {};
      this.#end = this.#endOf(groups);
      take(
        pattern.lastIndex,
        groups['whole'] !== undefined || (this.#end !== undefined && groups['indent'] === undefined),
      );
    }
    return parts.join('');
  }

  #endOf({ fence, info = '', env, block, raw, org, skip, indent }: Groups): RegExp | undefined {
    if (env !== undefined) return literal(`\\end{${env}}`);
    if (block !== undefined) return literal(block === '<!--' ? '-->' : '*/');
    if (raw !== undefined) return literal(raw);
    if (org !== undefined) return new RegExp(`^[ \\t]*#\\+end_${org}`, 'gim');
    if (skip !== undefined) return /\\(?:fi|else)(?![A-Za-z@])/g;
    if (indent !== undefined) return new RegExp(`^(?![ \\t]{${indent.length + 1}})(?=[ \\t]*\\S)`, 'gm');
    if (fence === undefined) return undefined;
    const open = this.#directives.at(-1);
    if (info.trim() === '' && open !== undefined && fence.startsWith(open)) {
      this.#directives.pop();
      return undefined;
    }
    if (prose.test(info)) {
      this.#directives.push(fence);
      return undefined;
    }
    return new RegExp(`^[ \\t>]*${fence}+[ \\t]*$`, 'gm');
  }
}

function literal(text: string): RegExp {
  return new RegExp(text.replace(/[\\{}*]/g, String.raw`\$&`), 'g');
}
