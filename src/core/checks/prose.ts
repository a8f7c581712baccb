// Tells comments and prose from code. (To be replaced.)
import { syntaxContextAt } from '../comments/syntaxContextAt.ts';

const documents =
  /^(?:plaintext|restructuredtext|asciidoc|latex|tex|typst|org|markdown|quarto|rmd|mdx|bibtex)$/;

export function proseOf(languageId: string, text: string): (offset: number) => boolean {
  if (documents.test(languageId)) return () => true;
  return offset => /^(?:comment|docstring)$/.test(syntaxContextAt(languageId, text, offset).kind);
}
