// The schemas of the messages between the abstract page and the extension host.
import * as z from 'zod/mini';
import { PaperId } from '../core/papers/paper.ts';
import { Status } from '../core/readingList/entry.ts';

const Fact = z.object({ label: z.string(), value: z.string() });
const PageLink = z.object({ kind: z.string(), label: z.string(), url: z.url({ protocol: /^https$/ }) });

/** View model of a paper: localised texts, ready to display. */
export const PaperViewModel = z.object({
  id: PaperId,
  title: z.string(),
  authors: z.string(),
  facts: z.array(Fact),
  abstract: z.string(),
  /** Label of the button that gets the abstract; absent when the paper has one or no source could have it. */
  getAbstractLabel: z.optional(z.string()),
  /** A summary written by a model, not by the authors; the label says so. */
  summary: z.optional(z.object({ label: z.string(), text: z.string() })),
  linksLabel: z.string(),
  links: z.array(PageLink),
});
export type PaperViewModel = z.infer<typeof PaperViewModel>;

/** View model of the papers similar to the one shown, each with the terms in common. */
export const SimilarPapersViewModel = z.object({
  /** Id of the paper to which they are similar. */
  id: PaperId,
  heading: z.string(),
  whyLabel: z.string(),
  /** Shown instead when there are no papers, with the label of the button that searches online. */
  empty: z.object({ explanation: z.string(), searchLabel: z.string() }),
  papers: z.array(
    z.object({
      id: PaperId,
      title: z.string(),
      facts: z.string(),
      reasons: z.array(z.object({ term: z.string(), explanation: z.string() })),
    }),
  ),
});
export type SimilarPapersViewModel = z.infer<typeof SimilarPapersViewModel>;

/** View model of the places in the workspace that mention the paper. */
export const CitedPlacesViewModel = z.object({
  id: PaperId,
  heading: z.string(),
  places: z.array(z.object({ label: z.string(), text: z.string() })),
  /** Text with the number of places not listed; empty when all are. */
  more: z.string(),
});
export type CitedPlacesViewModel = z.infer<typeof CitedPlacesViewModel>;

/** View model of the paper's annotations: buttons and the note's text. */
export const AnnotationsViewModel = z.object({
  id: PaperId,
  label: z.string(),
  statuses: z.array(z.object({ status: Status, label: z.string(), isPressed: z.boolean() })),
  star: z.object({ label: z.string(), isPressed: z.boolean() }),
  note: z.object({ label: z.string(), text: z.string() }),
});
export type AnnotationsViewModel = z.infer<typeof AnnotationsViewModel>;

export const HostMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('show'), paper: PaperViewModel }),
  /** Sent after `show`, once the papers are found. */
  z.object({ type: z.literal('similar'), similar: SimilarPapersViewModel }),
  /** Sent after `show` if there are any places, and whenever the places change. */
  z.object({ type: z.literal('cited'), cited: CitedPlacesViewModel }),
  /** Sent after `show`, and whenever the annotations change. */
  z.object({ type: z.literal('annotations'), annotations: AnnotationsViewModel }),
  /** No source has the paper any more. */
  z.object({ type: z.literal('gone'), explanation: z.string(), searchLabel: z.string() }),
]);
export type HostMessage = z.infer<typeof HostMessage>;

export const PageMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  /** The page sends the kind of a link, never a URL; the host opens its own URL. */
  z.object({ type: z.literal('openLink'), kind: z.string() }),
  z.object({ type: z.literal('openPaper'), id: PaperId }),
  /** Index of the place in the last `cited` message. */
  z.object({ type: z.literal('openMention'), place: z.int() }),
  /** Status for the paper on screen; null clears it. */
  z.object({ type: z.literal('setStatus'), status: z.nullable(Status) }),
  z.object({ type: z.literal('toggleStar') }),
  z.object({ type: z.literal('editNote') }),
  z.object({ type: z.literal('getAbstract') }),
  z.object({ type: z.literal('search') }),
  /** Searches for papers similar to the one on screen, of which the catalogue has none. */
  z.object({ type: z.literal('searchSimilar') }),
]);
export type PageMessage = z.infer<typeof PageMessage>;

/** State that the page keeps across a window reload. */
export const PageState = z.object({ id: PaperId });
export type PageState = z.infer<typeof PageState>;
