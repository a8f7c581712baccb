// The schemas of the messages between the abstract page and the extension host.
import * as z from 'zod/mini';
import { PaperId } from '../core/papers/paper.ts';
import {
  AnnotationsViewModel,
  BecauseViewModel,
  CitationKind,
  CitationsViewModel,
  CitedPlacesViewModel,
  NavigationViewModel,
  PageCommand,
  PaperViewModel,
  SimilarPapersViewModel,
} from './abstractViewModels.ts';

export const HostMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('show'), paper: PaperViewModel }),
  /** Sent after `show`, once the papers are found. */
  z.object({ type: z.literal('similar'), similar: SimilarPapersViewModel }),
  /** Sent after `show` if there are any places, and whenever the places change. */
  z.object({ type: z.literal('cited'), cited: CitedPlacesViewModel }),
  /** Sent after `show`, and whenever the annotations change. */
  z.object({ type: z.literal('annotations'), annotations: AnnotationsViewModel }),
  /** Sent after `show`, unless there is nowhere to go. */
  z.object({ type: z.literal('navigation'), navigation: NavigationViewModel }),
  /** Sent after `show` if the paper was opened from a list with reasons. */
  z.object({ type: z.literal('because'), because: BecauseViewModel }),
  /** Sent once the section was opened, and whenever the list changes. */
  z.object({ type: z.literal('citations'), citations: CitationsViewModel }),
  /** No source has the paper any more. */
  z.object({ type: z.literal('gone'), explanation: z.string(), searchLabel: z.string() }),
]);
export type HostMessage = z.infer<typeof HostMessage>;

export const PageMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  /** The page sends the kind of a link, never a URL; the host opens its own URL. */
  z.object({ type: z.literal('openLink'), kind: z.string() }),
  z.object({ type: z.literal('openPaper'), id: PaperId }),
  /** Asks for the first page of a section, or for the next one. */
  z.object({ type: z.literal('requestCitations'), kind: CitationKind }),
  /** Adds a listed paper to the catalogue, and opens it if `open` is set. */
  z.object({ type: z.literal('addCited'), id: PaperId, open: z.boolean() }),
  /** Index of the reason in the last `because` message. */
  z.object({ type: z.literal('openReason'), reason: z.int() }),
  /** Index of the place in the last `cited` message. */
  z.object({ type: z.literal('openMention'), place: z.int() }),
  z.object({ type: z.literal('run'), command: PageCommand }),
  /** Sent for each change while the note is written; `base` is the saved note that the text grew from. */
  z.object({ type: z.literal('writeNote'), id: PaperId, text: z.string(), base: z.string() }),
  z.object({ type: z.literal('noteFocus'), hasFocus: z.boolean() }),
  /** Adds selected text to the note. */
  z.object({ type: z.literal('quote'), id: PaperId, text: z.string().check(z.minLength(1)) }),
  z.object({ type: z.literal('search') }),
  /** Searches online for papers similar to the one on screen. */
  z.object({ type: z.literal('searchSimilar') }),
]);
export type PageMessage = z.infer<typeof PageMessage>;

/** State that the page keeps while it is hidden and across a window reload. */
export const PageState = z.object({
  id: PaperId,
  /** Scroll positions in pixels of the papers read last, by id. */
  scrolled: z._default(z.record(z.string(), z.number()), {}),
});
export type PageState = z.infer<typeof PageState>;
