// Finds the syntax context of a position in a text of any language.
import { contextInCode } from './codeScanner.ts';
import { commentSyntax } from './commentSyntax.ts';
import { languageIdOf } from './embeddedLanguages.ts';
import { contextInJsx } from './jsxScanner.ts';
import { contextInMarkup, isMarkup } from './markupScanner.ts';
import { codeContext, shiftContext, type SyntaxContext } from './syntaxContext.ts';

const jsx = /^(?:javascript|typescript)react$|^javascript$/;
const fenced = /^(?:markdown|quarto|rmd|mdx|juliamarkdown|markdown-math)$/;

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
  let open: { readonly mark: string; readonly language: string; readonly from: number } | undefined;
  for (const match of text.matchAll(fence)) {
    const [line, mark = '', language = ''] = match;
    if (open === undefined)
      open = { mark, language: languageIdOf(language), from: match.index + line.length };
    else if (mark.startsWith(open.mark) && language === '') open = undefined;
  }
  if (open === undefined || open.from > text.length || commentSyntax(open.language) === undefined)
    return codeContext(languageId);
  return shiftContext(placeIn(open.language, text.slice(open.from)), open.from);
}
