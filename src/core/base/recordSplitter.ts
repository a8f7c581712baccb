// A file's text cut into its records as it arrives, each with the line it begins on; nothing but one record is kept.

export interface RecordText {
  readonly text: string;
  /** The first is 1. */
  readonly line: number;
}

export interface RecordSplitter {
  /** The records that are whole once this is added. */
  add(text: string): RecordText[];
  /** What is left at the end of the file. */
  end(): RecordText[];
}

/** A record begins with every line that matches and goes on to the next such line; what stands before the first is dropped. */
export class LineRecordSplitter implements RecordSplitter {
  readonly #start: RegExp;
  #rest = '';
  #record: string[] = [];
  #line = 0;
  #recordLine = 0;

  constructor(start: RegExp) {
    this.#start = start;
  }

  add(text: string): RecordText[] {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    return lines.flatMap(line => this.#addLine(line));
  }

  end(): RecordText[] {
    return [...this.#addLine(this.#rest), ...this.#finish()];
  }

  #addLine(line: string): RecordText[] {
    this.#line++;
    const begins = this.#start.test(line);
    const finished = begins ? this.#finish() : [];
    if (begins) this.#recordLine = this.#line;
    if (begins || this.#record.length > 0) this.#record.push(line);
    return finished;
  }

  #finish(): RecordText[] {
    if (this.#record.length === 0) return [];
    const record = { text: this.#record.join('\n'), line: this.#recordLine };
    this.#record = [];
    return [record];
  }
}

/**
 * The objects of the outermost array, or of the array that `papers` or `items` names in the outermost object, or else the
 * outermost objects themselves: found by counting brackets, so that those before the place where a file is cut off
 * survive, and none waits for the last.
 */
export class JsonObjectSplitter implements RecordSplitter {
  /** The open brackets, from the outermost in. */
  readonly #open: string[] = [];
  /** How many are open in the list of papers itself; 0 outside of it. */
  #list = 0;
  #inString = false;
  #isEscaped = false;
  #string = '';
  #key = '';
  #record: string[] = [];
  /** The outermost object so far, while no list of papers was seen in it. */
  #outermost: string[] | undefined;
  #line = 1;
  #recordLine = 1;

  add(text: string): RecordText[] {
    const found: RecordText[] = [];
    // An escape is passed over as one, unless it is cut in two.
    const marks = /\\[^]?|["{}[\]:\n]/g;
    marks.lastIndex = Number(this.#isEscaped);
    this.#isEscaped = false;
    let from = 0;
    let outermostFrom = 0;
    for (let match = marks.exec(text); match !== null; match = marks.exec(text)) {
      const [mark] = match;
      const wasInRecord = this.#isInRecord();
      if (mark === '\n') this.#line++;
      else if (mark === '\\') this.#isEscaped = true;
      else if (this.#inString) {
        if (mark !== '"') continue;
        this.#inString = false;
        if (!wasInRecord) this.#string += text.slice(from, match.index);
      } else if (mark === '"') {
        this.#inString = true;
        if (wasInRecord) continue;
        from = match.index + 1;
        this.#string = '';
      } else if (mark === ':') {
        if (!wasInRecord) this.#key = this.#string;
      } else if (mark === '{' || mark === '[') {
        if (this.#open.length === 0) {
          this.#outermost = mark === '{' ? [] : undefined;
          outermostFrom = match.index;
          this.#recordLine = this.#line;
        }
        if (mark === '[' && this.#isListOfPapers()) {
          this.#list = this.#open.length + 1;
          this.#outermost = undefined;
        }
        this.#open.push(mark);
        if (wasInRecord || !this.#isInRecord()) continue;
        from = match.index;
        this.#recordLine = this.#line;
      } else if (mark === '}' || mark === ']') {
        this.#open.pop();
        if (this.#open.length < this.#list) this.#list = 0;
        const [pieces, start] = wasInRecord ? [this.#record, from] : [this.#outermost, outermostFrom];
        if (pieces === undefined || this.#isInRecord() || (!wasInRecord && this.#open.length > 0)) continue;
        found.push({ text: pieces.join('') + text.slice(start, match.index + 1), line: this.#recordLine });
        this.#record = [];
        this.#outermost = undefined;
      }
    }
    if (this.#isInRecord()) this.#record.push(text.slice(from));
    else if (this.#inString) this.#string += text.slice(from);
    this.#outermost?.push(text.slice(outermostFrom));
    return found;
  }

  /** What the file's end cuts off: no JSON, which whoever reads it will say. */
  end(): RecordText[] {
    if (this.#open.length === 0) return [];
    const text = (this.#outermost ?? this.#record).join('');
    return [{ text, line: text === '' ? this.#line : this.#recordLine }];
  }

  #isInRecord(): boolean {
    return this.#list > 0 && this.#open.length > this.#list;
  }

  #isListOfPapers(): boolean {
    const [outermost, ...others] = this.#open;
    if (this.#list > 0 || others.length > 0) return false;
    return outermost === undefined || (outermost === '{' && /^(?:papers|items)$/.test(this.#key));
  }
}
