// Registers what VS Code offers for citation keys: definition, references and rename, in the languages that cite by key.
import * as vscode from 'vscode';
import {
  keyDefinitionProvider,
  keyReferenceProvider,
  type KeyNavigationDependencies,
} from './keyNavigation.ts';
import { keyRenameProvider, type RenameDependencies } from './keyRenameProvider.ts';

const languages =
  'latex tex latex-expl3 doctex rsweave jlweave pweave-latex bibtex markdown quarto rmd mdx restructuredtext typst org python cython r rd julia c cpp java';
/** For files whose language VS Code does not know. */
const extensions = 'tex,ltx,bib,qmd,rmd,Rmd,rst,typ,org,Rnw,Rd,jl';

const citing: vscode.DocumentSelector = [
  ...languages.split(' ').map(language => ({ language })),
  { language: 'plaintext', pattern: `**/*.{${extensions}}` },
];

export function registerKeys(
  dependencies: KeyNavigationDependencies & RenameDependencies,
): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerDefinitionProvider(citing, keyDefinitionProvider(dependencies)),
    vscode.languages.registerReferenceProvider(citing, keyReferenceProvider(dependencies)),
    vscode.languages.registerRenameProvider(citing, keyRenameProvider(dependencies)),
  );
}
