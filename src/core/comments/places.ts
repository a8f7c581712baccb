// What stands around a place in a text of any language.
import { commentMarks } from './commentMarks.ts';
import { placeInCode } from './codePlaces.ts';
import { languageNamed } from './embeddedLanguages.ts';
import { placeInJsx } from './jsxPlaces.ts';
import { isMarkup, placeInMarkup } from './markupPlaces.ts';
import { codeIn, moved, type Place } from './place.ts';

const jsx = /^(?:javascript|typescript)react$|^javascript$/;
const fenced = /^(?:markdown|quarto|rmd|mdx|juliamarkdown|markdown-math)$/;

/** The place at `offset`. Reads the text up to it. */
export function placeAt(languageId: string, text: string, offset: number): Place {
  const before = text.slice(0, offset);
  // PHP stands in a page, but for parts of a file that hold nothing else.
  const isPage = languageId === 'php' && text.includes('<?');
  return isPage ? placeInMarkup(languageId, before, placeIn) : placeIn(languageId, before);
}

function placeIn(languageId: string, text: string): Place {
  if (isMarkup(languageId)) return placeInMarkup(languageId, text, placeIn);
  if (fenced.test(languageId)) return placeInFence(languageId, text);
  return jsx.test(languageId) ? placeInJsx(languageId, text) : placeInCode(languageId, text);
}

/** "```python", "~~~ {.r}", "```{julia}", indented as lists and quotes have it. */
const fence = /^[ \t>]*(`{3,}|~{3,})[ \t]*\{*\.?([\w+#-]*).*\n?/gm;

function placeInFence(languageId: string, text: string): Place {
  let open: { readonly mark: string; readonly language: string; readonly from: number } | undefined;
  for (const match of text.matchAll(fence)) {
    const [line, mark = '', language = ''] = match;
    if (open === undefined)
      open = { mark, language: languageNamed(language), from: match.index + line.length };
    else if (mark.startsWith(open.mark) && language === '') open = undefined;
  }
  if (open === undefined || open.from > text.length || commentMarks(open.language) === undefined)
    return codeIn(languageId);
  return moved(placeIn(open.language, text.slice(open.from)), open.from);
}
