// Classifies lines of code as prose, definition, import or body, by the syntax of the language.
// Uses regular expressions and not a parser, because code being edited is often incomplete.

export type Zone = 'prose' | 'definition' | 'import' | 'body';

/** A part of a line and its zone. */
interface ZoneSpan {
  readonly zone: Zone;
  readonly text: string;
}

interface Syntax {
  /** Matches a line comment; the first group is its text. */
  readonly lineComment: RegExp;
  /** Delimiters of block comments and docstrings. */
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
const slashes: Syntax = { lineComment: /(?<!:)\/\/(.*)/, block: [['/*', '*/']] };
const percent: Syntax = { lineComment: /(?<!\\)%(.*)/, block: [['%{', '%}']] };
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
/** Matches definitions that start with the name: `const name = (…) =>`, `name <- function(`, `name = @(`. */
const assignedFunction =
  /^\s*(?:export\s+)?(?:const|let|var|val)?\s*([A-Za-z_]\w*)\s*(?:=|<-)\s*(?:async\s*)?(?:function\b|\([^)]*\)\s*=>|@\()/;
/** A cheap test that every line passes before `assignedFunction` is tried. */
const mayAssign = /=>|function\b|@\(/;
const importLine = /^\s*(?:import|from|use|using|#\s*include|require|library|include|open|@import|package)\b/;

/** Classifies the lines of one file in order, because a block comment may span several lines. */
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
