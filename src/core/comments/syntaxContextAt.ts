// Finds the syntax context of a position in a text of any language.
import { contextInCode } from './codeScanner.ts';
import { commentSyntax } from './commentSyntax.ts';
import { languageIdOf } from './embeddedLanguages.ts';
import { contextInJsx } from './jsxScanner.ts';
import { contextInMarkup, isMarkup } from './markupScanner.ts';
import { codeContext, shiftContext, type SyntaxContext } from './syntaxContext.ts';

export const jsx = /^(?:javascript|typescript)react$|^javascript$/;
export const fenced = /^(?:markdown|quarto|rmd|mdx|juliamarkdown|markdown-math)$/;

/** Returns the context at `offset`. Scans the text before it. */
export function syntaxContextAt(languageId: string, text: string, offset: number): SyntaxContext {
  const before = text.slice(0, offset);
  // PHP files are pages with embedded code, except for fragments that are PHP only.
  const isPage = languageId === 'php' && text.includes('<?');
  return isPage ? contextInMarkup(languageId, before, placeIn) : placeIn(languageId, before);
}

function placeIn(languageId: string, text: string): SyntaxContext {
  if (isMarkup(languageId)) return contextInMarkup(languageId, text, placeIn);
  if (fenced.test(languageId)) return placeInFence(languageId, text);
  return jsx.test(languageId) ? contextInJsx(languageId, text) : contextInCode(languageId, text);
}

/** Matches fences such as "```python", "~~~ {.r}" and "```{julia}", also indented in lists and quotes. */
const fence = /^[ \t>]*(`{3,}|~{3,})[ \t]*\{*\.?([\w+#-]*).*\n?/gm;

function placeInFence(languageId: string, text: string): SyntaxContext {
  for (const { language, from, end } of fenceParts(text))
    if (end === undefined && commentSyntax(language) !== undefined)
      return shiftContext(placeIn(language, text.slice(from)), from);
  return codeContext(languageId);
}

interface FencePart {
  readonly language: string;
  /** Offsets after its first line, and of its last; undefined when the text ends first. */
  readonly from: number;
  readonly end: number | undefined;
}

/** Yields the contents of the fences of a text, in order. */
export function* fenceParts(text: string): Generator<FencePart, undefined> {
  let open: { readonly mark: string; readonly language: string; readonly from: number } | undefined;
  for (const match of text.matchAll(fence)) {
    const [line, mark = '', name = ''] = match;
    if (open === undefined) open = { mark, language: languageIdOf(name), from: match.index + line.length };
    else if (mark.startsWith(open.mark) && name === '') {
      yield { language: open.language, from: open.from, end: match.index };
      open = undefined;
    }
  }
  if (open !== undefined) yield { language: open.language, from: open.from, end: undefined };
}
