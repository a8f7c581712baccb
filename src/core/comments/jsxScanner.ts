// Finds the context of a position in JavaScript with JSX, where a comment between tags needs braces.
import { nextToken, type Token } from './codeScanner.ts';
import { codeContext, endedContext, type SyntaxContext } from './syntaxContext.ts';

const name = String.raw`[\p{L}_$][\w$.:-]*`;
/** Matches the start of a JSX element, which appears where a value can; `<T extends X>` and `<T,>` are types. */
const element = String.raw`(?<=(?:^|[(,=?:&|;[{]|=>|\b(?:return|default|yield|case))\s*)<(?=>|${name}(?:\s(?!\s*extends\b)|\/?>))`;
const inTag = /"[^"]*"|'[^']*'|<[^<>]*>|[{<>]|\/\s*>/g;
const inChildren = /<\/[^>]*>|[{<]/g;

interface Frame {
  readonly kind: 'script' | 'tag' | 'children';
  readonly from: number;
}

/** Returns the context at the end of the text. */
export function contextInJsx(language: string, text: string): SyntaxContext {
  const frames: Frame[] = [{ kind: 'script', from: 0 }];
  for (const { place } of jsxTokens(language, text, frames)) if (place !== undefined) return place;
  const { kind, from } = frames.at(-1) ?? { kind: 'script', from: 0 };
  if (kind === 'tag') return endedContext(language, from);
  return codeContext(kind === 'children' ? 'jsx-children' : language);
}

/** Yields the comments, strings, tags and braces of a text, in order, and keeps the frames around the next. */
export function* jsxTokens(
  language: string,
  text: string,
  frames: Frame[] = [{ kind: 'script', from: 0 }],
): Generator<Token, undefined> {
  for (let at = 0; at < text.length;) {
    const frame = frames.at(-1) ?? { kind: 'script', from: 0 };
    const token =
      frame.kind === 'script'
        ? nextToken(language, text, at, String.raw`[{}]|${element}`)
        : next(frame, text, at);
    if (token === undefined) return;
    yield token;
    step(frames, frame, token.text, token.at);
    at = token.end;
  }
}

function next({ kind }: Frame, text: string, at: number): Token | undefined {
  const pattern = kind === 'tag' ? inTag : inChildren;
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match === null ? undefined : { at: match.index, end: match.index + match[0].length, text: match[0] };
}

function step(frames: Frame[], { kind, from }: Frame, sign: string, at: number): void {
  if (sign === '{') frames.push({ kind: 'script', from: at });
  else if (sign === '<') frames.push({ kind: 'tag', from: at });
  else if (kind === 'script' && sign === '}' && frames.length > 1) frames.pop();
  else if (kind === 'children') frames.pop();
  else if (kind === 'tag' && sign === '>') frames.splice(-1, 1, { kind: 'children', from });
  else if (kind === 'tag' && sign.startsWith('/')) frames.pop();
}
