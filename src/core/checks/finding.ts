// What a check of citations finds, as data. The editor's diagnostics and the agent's tool make sentences of it.
import type { Span } from '../formats/bibtexScanner.ts';
import type { Paper, PaperId } from '../papers/paper.ts';

/** `hint`: offers a fix without a line in the Problems view. */
export type Severity = 'warning' | 'information' | 'hint';

/** The kinds of findings, with what each says. Each code has a section in media/checks.md. */
export interface FindingData {
  /** The id is of another paper. `title` is what stands beside the id, `found` the title of the paper that has it. */
  'other-paper': { readonly id: PaperId; readonly title: string; readonly found: string };
  /** The id is of a paper with the same authors and another title. */
  renamed: { readonly id: PaperId; readonly title: string; readonly found: string };
  /** None of the services asked knows the id. */
  'unknown-id': { readonly id: PaperId; readonly asked: readonly string[] };
  /** `reason` is in the archive's words; empty for a retraction that says none. */
  withdrawn: { readonly id: PaperId; readonly reason: string };
  'newer-version': { readonly id: PaperId; readonly cited: number; readonly latest: number };
  /** One of venue and DOI may be empty. */
  'published-version': { readonly id: PaperId; readonly venue: string; readonly doi: string };
  /** Two entries of one work. `line` is where the other one starts, from 0. */
  'same-work': { readonly key: string; readonly other: string; readonly line: number };
  /** `similar` is a defined key that differs in a letter or two; empty if there is none. */
  'undefined-key': { readonly key: string; readonly similar: string };
  'never-cited': { readonly key: string };
  /** The id has a form that no id has. */
  'malformed-id': { readonly text: string; readonly reason: 'arxiv' | 'future' | 'doi' };
  /** The entry cannot be read, has no title, or has the key of an earlier entry (on `line`, from 0). */
  'malformed-entry': {
    readonly key: string;
    readonly reason: 'syntax' | 'title' | 'key';
    readonly line: number;
  };
  /** No service asked has a paper of this title: it may exist all the same. */
  'title-not-found': { readonly title: string; readonly asked: readonly string[] };
}
type FindingCode = keyof FindingData;

/** A change that mends a finding. Spans are in the file of the finding. */
export type Fix =
  /** Replaces a part of the text: an id, its version, or a key. */
  | { readonly kind: 'replace'; readonly span: Span; readonly text: string; readonly title: string }
  /** Rewrites the entry from the record, and keeps its key and the user's own fields. */
  | { readonly kind: 'update'; readonly entry: Span; readonly paper: Paper }
  /** Moves what only the entry `drop` has into the entry `keep`, and cites `keepKey` instead of `dropKey`. */
  | {
      readonly kind: 'merge';
      readonly keep: Span;
      readonly drop: Span;
      readonly keepKey: string;
      readonly dropKey: string;
    }
  /** Adds an entry with this key to the bibliography. */
  | { readonly kind: 'add'; readonly key: string; readonly paper: Paper };

/** A finding of one kind. */
interface FindingOf<Code extends FindingCode> {
  readonly code: Code;
  readonly severity: Severity;
  /** The characters that it is about. */
  readonly span: Span;
  /** The text that it depends on: when that changes, the finding no longer holds. */
  readonly extent: Span;
  readonly data: FindingData[Code];
  readonly fixes: readonly Fix[];
}
export type Finding = { [Code in FindingCode]: FindingOf<Code> }[FindingCode];

/** The usual severity of each kind. */
const severities: Readonly<Record<FindingCode, Severity>> = {
  'other-paper': 'warning',
  renamed: 'information',
  'unknown-id': 'warning',
  withdrawn: 'warning',
  'newer-version': 'information',
  'published-version': 'information',
  'same-work': 'warning',
  'undefined-key': 'warning',
  'never-cited': 'information',
  'malformed-id': 'warning',
  'malformed-entry': 'warning',
  'title-not-found': 'information',
};

interface FindingOptions {
  readonly extent?: Span;
  readonly severity?: Severity;
  readonly fixes?: readonly Fix[];
}

export function finding<Code extends FindingCode>(
  code: Code,
  span: Span,
  data: FindingData[Code],
  { extent = span, severity = severities[code], fixes = [] }: FindingOptions = {},
): FindingOf<Code> {
  return { code, severity, span, extent, data, fixes };
}
