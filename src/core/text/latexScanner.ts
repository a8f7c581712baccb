// A text with a position, which patterns move forward. Used by the LaTeX reader.

const space = /\s*/y;

export class LatexScanner {
  readonly text: string;
  at = 0;
  /** End marks known not to occur in the rest of the text, so that none is searched for twice. */
  readonly #missing = new Set<string>();

  constructor(text: string) {
    this.text = text;
  }

  /** The next character; empty at the end. */
  get next(): string {
    return this.text.charAt(this.at);
  }

  /** The next characters, which are not read. */
  ahead(count: number): string {
    return this.text.slice(this.at, this.at + count);
  }

  /** Reads one character; empty at the end. */
  take(): string {
    return this.text.charAt(this.at++);
  }

  /** Reads white space; returns one space, or nothing if there is none. */
  takeSpace(): string {
    return this.match(space)?.[0] === '' ? '' : ' ';
  }

  /** Whether the sticky pattern matches here. */
  isBefore(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    return pattern.test(this.text);
  }

  /** Reads what the sticky pattern matches here; undefined if nothing does. */
  match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found === null) return undefined;
    this.at = pattern.lastIndex;
    return found;
  }

  /** Reads to the mark and past it; returns what is before it. Reads nothing if the rest does not have it. */
  takeUntil(mark: string): string | undefined {
    const to = this.#missing.has(mark) ? -1 : this.text.indexOf(mark, this.at);
    if (to === -1) {
      this.#missing.add(mark);
      return undefined;
    }
    const source = this.text.slice(this.at, to);
    this.at = to + mark.length;
    return source;
  }
}
