// Splits the text of a file into records while it is being read, each with its line number. Used to read files of
// papers; keeps only the current record in memory.

export interface RecordText {
  readonly text: string;
  /** Number of the line where the record starts, from 1. */
  readonly line: number;
}

export interface RecordSplitter {
  /** Adds a piece of text and returns the records that it completes. */
  add(text: string): RecordText[];
  /** Returns the rest at the end of the file as the last records. */
  end(): RecordText[];
}

/** Starts a record at each line that matches the pattern. Drops the text before the first such line. */
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
 * Finds the objects in the outermost array, or in the array `papers` or `items` of the outermost object; without such
 * an array, the outermost objects themselves. Counts brackets and does not parse JSON, so that each record is available
 * as soon as it is read, and the records before the end of a truncated file are not lost.
 */
export class JsonObjectSplitter implements RecordSplitter {
  /** The open brackets, outermost first. */
  readonly #open: string[] = [];
  /** Number of open brackets up to and including that of the list of papers; 0 outside of the list. */
  #list = 0;
  #inString = false;
  #isEscaped = false;
  #string = '';
  #key = '';
  #record: string[] = [];
  /** Pieces of the current outermost object, as long as it has no list of papers. */
  #outermost: string[] | undefined;
  #line = 1;
  #recordLine = 1;

  add(text: string): RecordText[] {
    const found: RecordText[] = [];
    // Skips escapes as a whole. `#isEscaped` marks an escape that is split between two pieces.
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

  /** Returns the truncated record at the end of the file, which the caller reports as malformed JSON. */
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
