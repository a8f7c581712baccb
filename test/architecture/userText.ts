// Finds, by TypeScript's own types, the sentences that src has translated, and the literals that reach users untranslated.
import { join } from 'node:path';
import ts from 'typescript';
import { root } from '../support/project.ts';
import { sources } from './imports.ts';

interface Message {
  /** As in `l10n/bundle.l10n.json`: the English sentence, with a slash and the comment if it has one. */
  readonly key: string;
  readonly message: string;
  readonly comment: readonly string[];
  readonly place: string;
  /** The names of the types of the arguments that are numbers. */
  readonly numbers: number;
  readonly argumentCount: number;
}

interface Literal {
  readonly text: string;
  readonly place: string;
}

const program = ts.createProgram(
  sources.map(path => join(root, path)),
  {
    ...{ module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2023, noEmit: true, skipLibCheck: true },
    ...{ lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'], types: ['vscode'] },
    ...{ strict: true, allowImportingTsExtensions: true, resolveJsonModule: true },
  },
);
const checker = program.getTypeChecker();

/** Properties whose text is shown, of VS Code's items and of the page's view models. */
const shownProperties = new Set([
  ...['label', 'title', 'name', 'description', 'detail', 'tooltip', 'message', 'prompt', 'text', 'heading'],
  ...['placeholder', 'placeHolder', 'hint', 'explanation', 'contentText', 'ariaLabel', 'textContent'],
]);
/** Functions of the page that write text; other functions of the language and of the DOM show none of theirs. */
const writing = new Set(['append', 'prepend', 'before', 'after', 'replaceChildren', 'createTextNode']);

const placeOf = (node: ts.Node): string => {
  const file = node.getSourceFile();
  const path = file.fileName.slice(root.length + 1);
  return `${path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
};

function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  for (const child of node.getChildren()) yield* nodesOf(child);
}

const allNodes: readonly ts.Node[] = sources.flatMap(path => {
  const file = program.getSourceFile(join(root, path));
  if (file === undefined) throw new Error(`TypeScript does not know ${path}.`);
  return [...nodesOf(file)];
});

function declarationOf(call: ts.Node): ts.Node | undefined {
  return ts.isCallExpression(call) || ts.isNewExpression(call)
    ? checker.getResolvedSignature(call)?.declaration
    : undefined;
}

/** Whether the node calls `vscode.l10n.t`, under whatever name. */
function isTranslation(node: ts.Node): node is ts.CallExpression {
  const declaration = declarationOf(node);
  return (
    declaration !== undefined &&
    ts.isFunctionDeclaration(declaration) &&
    declaration.name?.text === 't' &&
    declaration.getSourceFile().fileName.includes('@types/vscode')
  );
}

const literalText = (node: ts.Node | undefined): string | undefined =>
  node !== undefined && ts.isStringLiteralLike(node) ? node.text : undefined;

function propertyOf(node: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  const property = node.properties.find(each => each.name?.getText() === name);
  return property !== undefined && ts.isPropertyAssignment(property) ? property.initializer : undefined;
}

function messageOf(call: ts.CallExpression): Message {
  const [first, ...rest] = call.arguments;
  const place = placeOf(call);
  const options = first !== undefined && ts.isObjectLiteralExpression(first) ? first : undefined;
  const message = literalText(options === undefined ? first : propertyOf(options, 'message'));
  if (message === undefined) throw new Error(`${place}: a sentence must be a literal, to be found.`);
  const comments = options && propertyOf(options, 'comment');
  const comment = [comments, ...(comments && ts.isArrayLiteralExpression(comments) ? comments.elements : [])]
    .map(literalText)
    .filter(text => text !== undefined);
  const list = options && propertyOf(options, 'args');
  const args = list && ts.isArrayLiteralExpression(list) ? [...list.elements] : rest;
  const isNumber = (node: ts.Expression): boolean =>
    (checker.getTypeAtLocation(node).flags & ts.TypeFlags.NumberLike) !== 0;
  return {
    key: comment.length === 0 ? message : `${message}/${comment.join('')}`,
    ...{ message, comment, place, numbers: args.filter(isNumber).length },
    argumentCount: args.some(ts.isSpreadElement) ? NaN : args.length,
  };
}

export const messages: readonly Message[] = allNodes.filter(isTranslation).map(messageOf);

/** What the text is for, if it is for no user: the log, an error, or the language itself. */
function isForNobody(node: ts.Node): boolean {
  for (let at = node; !ts.isSourceFile(at); at = at.parent) {
    const { parent } = at;
    if (ts.isTypeNode(parent) || ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent))
      return true;
    if (isTranslation(parent) || ts.isThrowStatement(parent) || ts.isCaseClause(parent)) return true;
    if (ts.isNewExpression(parent) && parent.expression.getText().endsWith('Error')) return true;
    if ((ts.isCallExpression(parent) || ts.isNewExpression(parent)) && at !== parent.expression)
      return isArgumentForNobody(parent, at);
    if (ts.isPropertyAssignment(parent) && isFailure(parent)) return true;
    if (ts.isParameter(parent) && parent.name.getText() === 'detail') return true;
    if (ts.isBinaryExpression(parent) && /^[=!]==$/.test(parent.operatorToken.getText())) return true;
    if (ts.isElementAccessExpression(parent) || ts.isFunctionLike(parent) || ts.isBlock(parent)) return false;
  }
  return false;
}

function isArgumentForNobody(call: ts.CallExpression | ts.NewExpression, argument: ts.Node): boolean {
  const callee = call.expression.getText();
  if (/\blog\.(?:error|warn|info|debug|trace)$/i.test(callee)) return true;
  const declaration = declarationOf(call);
  if (declaration === undefined) return false;
  const { fileName } = declaration.getSourceFile();
  if (program.isSourceFileDefaultLibrary(declaration.getSourceFile()) || /[/\\]zod[/\\]/.test(fileName))
    return !writing.has(callee.split('.').at(-1) ?? '');
  const at = (call.arguments ?? ts.factory.createNodeArray()).findIndex(each => each === argument);
  const parameter = ts.isFunctionLike(declaration) ? declaration.parameters[at] : undefined;
  // Details of failures are for the log.
  return parameter?.name.getText() === 'detail';
}

/** Whether the property is one of a `Failure`, which is no text for users. */
function isFailure({ name, parent }: ts.PropertyAssignment): boolean {
  return name.getText() === 'detail' && parent.properties.some(each => each.name?.getText() === 'code');
}

const words = /\p{L}{2,} \p{L}|^\p{Lu}\p{Ll}+/u;
const wordInTemplate = /(?:^|\s)\p{L}{2,}(?:\s|$)/u;

/** Whether the literal is text for a reader by where it stands: a property that is shown. */
function isShown(node: ts.Node): boolean {
  for (let at = node; !ts.isSourceFile(at); at = at.parent) {
    const { parent } = at;
    if (ts.isPropertyAssignment(parent))
      return at !== parent.name && shownProperties.has(parent.name.getText());
    if (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken)
      return ts.isPropertyAccessExpression(parent.left) && shownProperties.has(parent.left.name.text);
    if (!ts.isConditionalExpression(parent) && !ts.isParenthesizedExpression(parent)) return false;
  }
  return false;
}

function isUserText(node: ts.Node): boolean {
  const isPart = ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node);
  if (!isPart && !ts.isStringLiteralLike(node)) return false;
  const isCore = placeOf(node).startsWith('src/core/');
  const looksShown = isPart
    ? wordInTemplate.test(node.text)
    : words.test(node.text) || (isShown(node) && /\p{L}{2,}/u.test(node.text));
  // Core makes no sentences: what it names for users stands in such a property.
  return looksShown && (!isCore || isShown(node)) && !isForNobody(node);
}

export const untranslated: readonly Literal[] = allNodes.filter(isUserText).map(node => ({
  text: ts.isStringLiteralLike(node) || ts.isTemplateHead(node) ? node.text : node.getText(),
  place: placeOf(node),
}));

/** Uses of a failure's `detail`, the text of an error, for anything but the log and another failure. */
export const shownDetails: readonly string[] = allNodes
  .filter(node => ts.isIdentifier(node) && node.text === 'detail' && isDetailShown(node))
  .map(placeOf);

function isDetailShown(node: ts.Node): boolean {
  const place = placeOf(node);
  const symbol = checker.getSymbolAtLocation(node);
  const declared = symbol?.declarations?.some(each => isFromFailure(each)) ?? false;
  return (
    !place.startsWith('src/core/') && declared && !ts.isBindingElement(node.parent) && !isForNobody(node)
  );
}

function isFromFailure(declaration: ts.Declaration): boolean {
  if (declaration.getSourceFile().fileName.endsWith('core/base/failures.ts')) return true;
  if (!ts.isBindingElement(declaration)) return false;
  const type = checker.getTypeAtLocation(declaration.parent);
  const property = type.getProperty('detail')?.declarations ?? [];
  return property.some(each => each.getSourceFile().fileName.endsWith('core/base/failures.ts'));
}
