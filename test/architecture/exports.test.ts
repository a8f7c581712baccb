// Finds exports that no other file imports: what only its own file uses is not exported.
import { assert } from 'chai';
import { dirname, join } from 'node:path/posix';
import ts from 'typescript';
import { projectFiles, readProjectFile } from '../support/project.ts';

/** Called by VS Code, which loads these bundles by their paths, and by Stryker. */
const entryPoints: readonly string[] = [
  'src/extension.ts activate',
  ...['test/host/run.ts', 'test/ui/changesInHost.ts', 'test/boundaries/inHost.ts'].map(path => `${path} run`),
  'test/mutants/mochaRunner.ts strykerPlugins',
  ...['activation', 'import', 'scale', 'scan'].map(name => `test/bench/${name}InHost.ts run`),
];

const paths = [...projectFiles('{src,test}/**/*.ts'), 'esbuild.config.mjs'].filter(
  path => !/node_modules\/|test\/fixtures\/|\.d\.ts$/.test(path),
);
const files = paths.map(path =>
  ts.createSourceFile(path, readProjectFile(path), ts.ScriptTarget.ESNext, true),
);

/** `src/core/papers/paper.ts Paper`, or with `*` when the whole module is taken. */
function importsOf(file: ts.SourceFile): string[] {
  const imports: string[] = [];
  const add = (specifier: ts.Expression | undefined, names: readonly string[]): void => {
    if (specifier === undefined || !ts.isStringLiteralLike(specifier) || !specifier.text.startsWith('.'))
      return;
    imports.push(...names.map(name => `${join(dirname(file.fileName), specifier.text)} ${name}`));
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, namesIn(node.importClause?.namedBindings));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, namesIn(node.exportClause));
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], namesIn(boundTo(node)));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return imports;
}

/** The `{ name }` of `const { name } = await import(…)`. */
function boundTo(call: ts.CallExpression): ts.BindingName | undefined {
  const { parent } = call.parent;
  return ts.isAwaitExpression(call.parent) && ts.isVariableDeclaration(parent) ? parent.name : undefined;
}

type Bindings = ts.NamedImportBindings | ts.NamedExportBindings | ts.BindingName;

function namesIn(bindings: Bindings | undefined): string[] {
  if (bindings === undefined) return ['*'];
  if (!ts.isNamedImports(bindings) && !ts.isNamedExports(bindings) && !ts.isObjectBindingPattern(bindings))
    return ['*'];
  return bindings.elements.map(({ name, propertyName }) => (propertyName ?? name).getText());
}

function exportsOf(file: ts.SourceFile): string[] {
  return file.statements.flatMap(statement => {
    if (!ts.canHaveModifiers(statement) || !isExported(statement)) return [];
    const names = ts.isVariableStatement(statement)
      ? statement.declarationList.declarations.map(({ name }) => name)
      : [ts.isImportDeclaration(statement) ? undefined : ts.getNameOfDeclaration(statement)];
    return names.map(name => `${file.fileName} ${name?.getText() ?? ''}`);
  });
}

function isExported(statement: ts.HasModifiers): boolean {
  return (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}

/** What a file of src uses of its own exports, so that they are more than help for a test. */
function usedInside(file: ts.SourceFile): string[] {
  const counts = new Map<string, number>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) counts.set(node.text, (counts.get(node.text) ?? 0) + 1);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return [...counts].flatMap(([name, count]) => (count > 1 ? `${file.fileName} ${name}` : []));
}

/** package.json declares the submenus; the table's digits are written by the bench that counts, and read beside it. */
const forOthers: readonly string[] = [
  'src/ids.ts submenus',
  'src/core/related/backgroundFrequency.ts levelDigit',
];

describe('exports', () => {
  it('are each imported by another file', () => {
    const imported = new Set([...files.flatMap(importsOf), ...entryPoints]);
    const dead = files
      .flatMap(exportsOf)
      .filter(name => !imported.has(name) && !imported.has(name.replace(/ .*/, ' *')));
    assert.deepEqual([...new Set(dead)], []);
  });

  it('of src are there for src, not for tests alone', () => {
    const sources = files.filter(({ fileName }) => fileName.startsWith('src/'));
    const used = new Set([
      ...sources.flatMap(importsOf),
      ...sources.flatMap(usedInside),
      ...entryPoints,
      ...forOthers,
    ]);
    const forTests = sources.flatMap(exportsOf).filter(name => !used.has(name));
    assert.deepEqual([...new Set(forTests)], []);
  });
});
