// What kind of place each line of code is, by the habits of its language: prose, definition, import or body.
// No parser: code being edited is unfinished most of the time, and a guess by line is never far off.

export type Zone = 'prose' | 'definition' | 'import' | 'body';

/** A stretch of a line and what it is. */
interface ZoneSpan {
  readonly zone: Zone;
  readonly text: string;
}

interface Syntax {
  /** What begins a comment that lasts to the end of the line. */
  readonly lineComment: RegExp;
  /** Opens a comment or docstring that goes on over lines, and what closes each. */
  readonly block: readonly (readonly [open: string, close: string])[];
}

const hash: Syntax = {
  lineComment: /(?:^|\s)#(.*)/,
  block: [
    ['"""', '"""'],
    ["'''", "'''"],
    ['#=', '=#'],
  ],
};
const slashes: Syntax = { lineComment: /(?:^|[^:])\/\/(.*)/, block: [['/*', '*/']] };
const percent: Syntax = { lineComment: /(?:^|[^\\])%(.*)/, block: [['%{', '%}']] };
const hashLanguages =
  /^(?:python|julia|r|shellscript|ruby|perl|yaml|toml|makefile|dockerfile|coffeescript|elixir)$/;
const proseLanguages = /^(?:markdown|latex|tex|quarto|rst|restructuredtext|plaintext|bibtex)$/;

const extensions: Readonly<Record<string, string>> = {
  ...{
    py: 'python',
    pyi: 'python',
    jl: 'julia',
    r: 'r',
    sh: 'shellscript',
    rb: 'ruby',
    yml: 'yaml',
    yaml: 'yaml',
  },
  ...{
    md: 'markdown',
    qmd: 'markdown',
    rst: 'restructuredtext',
    tex: 'latex',
    txt: 'plaintext',
    m: 'matlab',
  },
};

const definition =
  /(?:^|\s)(?:class|struct|interface|trait|enum|protocol|object|type|def|function|fn|func|fun|impl|module|namespace|macro)\s+([A-Za-z_]\w*)/;
/** `const name = (…) =>`, `name <- function(`, `name = @(`: definitions that begin with the name. */
const assignedFunction =
  /^\s*(?:export\s+)?(?:const|let|var|val)?\s*([A-Za-z_]\w*)\s*(?:=|<-)\s*(?:async\s*)?(?:function\b|\([^)]*\)\s*=>|@\()/;
/** Cheap to ask of every line. */
const mayAssign = /=>|function\b|@\(/;
const importLine = /^\s*(?:import|from|use|using|#\s*include|require|library|include|open|@import|package)\b/;

/** Reads lines in order: whether one stands inside a comment depends on those before it. */
export class LineClassifier {
  readonly #syntax: Syntax;
  readonly #allProse: boolean;
  #close: string | undefined;

  constructor(languageId: string, fileName: string) {
    const extension = fileName.slice(fileName.lastIndexOf('.') + 1).toLowerCase();
    const language = languageId === '' ? (extensions[extension] ?? extension) : languageId;
    this.#allProse = proseLanguages.test(language);
    this.#syntax = hashLanguages.test(language) ? hash : language === 'matlab' ? percent : slashes;
  }

  classify(line: string): ZoneSpan[] {
    if (this.#allProse) return [{ zone: 'prose', text: line }];
    if (this.#close !== undefined) return this.#inBlock(line, this.#close);
    for (const [open, close] of this.#syntax.block) {
      const at = line.indexOf(open);
      if (at === -1) continue;
      this.#close = close;
      return [...this.#code(line.slice(0, at)), ...this.#inBlock(line.slice(at + open.length), close)];
    }
    return this.#code(line);
  }

  #inBlock(line: string, close: string): ZoneSpan[] {
    const end = line.indexOf(close);
    if (end === -1) return [{ zone: 'prose', text: line }];
    this.#close = undefined;
    return [{ zone: 'prose', text: line.slice(0, end) }, ...this.classify(line.slice(end + close.length))];
  }

  #code(line: string): ZoneSpan[] {
    const comment = this.#syntax.lineComment.exec(line);
    const code = comment === null ? line : line.slice(0, comment.index);
    const stretches: ZoneSpan[] = comment === null ? [] : [{ zone: 'prose', text: comment[1] ?? '' }];
    if (code.trim() === '') return stretches;
    if (importLine.test(code)) return [...stretches, { zone: 'import', text: code }];
    const name = (definition.exec(code) ?? (mayAssign.test(code) ? assignedFunction.exec(code) : null))?.[1];
    if (name !== undefined) stretches.push({ zone: 'definition', text: name });
    return [...stretches, { zone: 'body', text: code }];
  }
}
