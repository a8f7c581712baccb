// What the abstract panel's page and its host say to each other.
import * as z from 'zod/mini';
import { PaperId } from '../core/papers/paper.ts';
import { Status } from '../core/readingList/entry.ts';

const Fact = z.object({ label: z.string(), value: z.string() });
const PageLink = z.object({ kind: z.string(), label: z.string(), url: z.url({ protocol: /^https$/ }) });

/** A paper as the page shows it: every text ready to read, in the user's language. */
export const PaperViewModel = z.object({
  id: PaperId,
  title: z.string(),
  authors: z.string(),
  facts: z.array(Fact),
  abstract: z.string(),
  /** Not the authors' words; the label says so. */
  summary: z.optional(z.object({ label: z.string(), text: z.string() })),
  linksLabel: z.string(),
  links: z.array(PageLink),
});
export type PaperViewModel = z.infer<typeof PaperViewModel>;

/** Papers like the one that is shown, each with the terms that both have. */
export const SimilarPapersViewModel = z.object({
  /** The paper that they are similar to. */
  id: PaperId,
  heading: z.string(),
  whyLabel: z.string(),
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

/** Where the workspace's files name the paper. */
export const CitedPlacesViewModel = z.object({
  id: PaperId,
  heading: z.string(),
  places: z.array(z.object({ label: z.string(), text: z.string() })),
  /** How many others there are, in words; empty when these are all. */
  more: z.string(),
});
export type CitedPlacesViewModel = z.infer<typeof CitedPlacesViewModel>;

/** What the user says of the paper, as buttons and the note's text. */
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
  /** Comes after `show`, when they have been found. */
  z.object({ type: z.literal('similar'), similar: SimilarPapersViewModel }),
  /** After `show` when there is any place, and whenever the places change. */
  z.object({ type: z.literal('cited'), cited: CitedPlacesViewModel }),
  /** After `show`, and whenever something else is said of it. */
  z.object({ type: z.literal('annotations'), annotations: AnnotationsViewModel }),
  /** The paper is in no source any more. */
  z.object({ type: z.literal('gone'), explanation: z.string(), searchLabel: z.string() }),
]);
export type HostMessage = z.infer<typeof HostMessage>;

export const PageMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  /** The page names a link, it never sends an address: what opens is the host's own. */
  z.object({ type: z.literal('openLink'), kind: z.string() }),
  z.object({ type: z.literal('openPaper'), id: PaperId }),
  /** The place with this position in the last `citedPaper`. */
  z.object({ type: z.literal('openMention'), place: z.int() }),
  /** Of the paper on screen; null clears. */
  z.object({ type: z.literal('setStatus'), status: z.nullable(Status) }),
  z.object({ type: z.literal('toggleStar') }),
  z.object({ type: z.literal('editNote') }),
  z.object({ type: z.literal('search') }),
]);
export type PageMessage = z.infer<typeof PageMessage>;

/** What the page keeps across a window reload. */
export const PageState = z.object({ id: PaperId });
export type PageState = z.infer<typeof PageState>;
