// The view models of the abstract page: localised texts, ready to display.
import * as z from 'zod/mini';
import { PaperId } from '../core/papers/paper.ts';

const Fact = z.object({ label: z.string(), value: z.string() });
const PageLink = z.object({ kind: z.string(), label: z.string(), url: z.url({ protocol: /^https$/ }) });

/** The commands that the page's buttons run with the paper on screen, by their names in `ids.ts`. */
export const PageCommand = z.enum([
  ...(['markToRead', 'markReading', 'markRead', 'markDismissed', 'clearStatus'] as const),
  ...(['toggleStar', 'editNote', 'getAbstract'] as const),
  ...(['copyCitation', 'copyBibtex', 'copyLink'] as const),
  ...(['goBack', 'goForward', 'previousPaper', 'nextPaper'] as const),
]);
export type PageCommand = z.infer<typeof PageCommand>;

const CommandButton = z.object({ label: z.string(), command: PageCommand });

/** A button that leads to another paper. */
const Step = z.object({ ...CommandButton.shape, sign: z.string(), isEnabled: z.boolean() });

/** A part of a text in which TeX was read. */
const TextPart = z.object({
  /** The text; of a formula, its plain form. */
  text: z.string(),
  /** Outermost first. */
  marks: z.array(z.enum(['strong', 'em', 'code'])),
  formula: z.optional(z.object({ tex: z.string(), isDisplay: z.boolean() })),
});
export type TextPart = z.infer<typeof TextPart>;

export const CitationKind = z.enum(['references', 'citations']);

/** View model of a paper: localised texts, ready to display. */
export const PaperViewModel = z.object({
  id: PaperId,
  title: z.string(),
  /** The same with marks and formulas; absent when it has none. */
  titleParts: z.optional(z.array(TextPart)),
  authors: z.object({
    /** The first authors. */
    shown: z.string(),
    /** Button that shows all authors; absent when `shown` has them all. */
    more: z.optional(z.object({ label: z.string(), all: z.string() })),
  }),
  /** What a reader must know before the abstract: the paper was withdrawn, or there is a newer version. */
  notices: z.array(z.string()),
  /** The facts that stand under the title, without labels. */
  shortFacts: z.array(z.string()),
  /** All facts, under the disclosure `moreLabel`. */
  facts: z.array(Fact),
  moreLabel: z.string(),
  abstract: z.string(),
  abstractParts: z.optional(z.array(TextPart)),
  /** Label of the button that gets the abstract; absent when the paper has one or no source could have it. */
  getAbstractLabel: z.optional(z.string()),
  /** Label of the button that adds selected text to the note, and what is said afterwards. */
  quote: z.object({ label: z.string(), doneMessage: z.string() }),
  /** A summary written by a model, not by the authors; the label says so. */
  summary: z.optional(z.object({ label: z.string(), text: z.string() })),
  /** Headings of the sections that are filled when opened; empty if no service can be asked about the paper. */
  citationSections: z.array(z.object({ kind: CitationKind, heading: z.string() })),
  linksLabel: z.string(),
  links: z.array(PageLink),
  /** Buttons that copy: the first stands among the actions, the others under `moreLabel`. */
  copies: z.array(CommandButton),
});
export type PaperViewModel = z.infer<typeof PaperViewModel>;

/** View model of the papers similar to the one shown, each with the terms in common. */
export const SimilarPapersViewModel = z.object({
  /** Id of the paper to which they are similar. */
  id: PaperId,
  heading: z.string(),
  whyLabel: z.string(),
  /** The text shown when there are no papers, and the label of the button that searches online. */
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

/** View model of the papers that the one on screen cites, or that cite it. */
export const CitationsViewModel = z.object({
  id: PaperId,
  kind: CitationKind,
  papers: z.array(
    z.object({
      id: PaperId,
      title: z.string(),
      facts: z.string(),
      /** A sentence that cites; empty if the service has none. */
      context: z.string(),
      /** The status, or that the catalogue has the paper; empty if it has not. */
      mark: z.string(),
    }),
  ),
  isBusy: z.boolean(),
  /** What is being asked, what failed, how old the answer is; empty if there is nothing to say. */
  message: z.string(),
  /** Label of the button that asks for more; empty if there is no more. */
  moreLabel: z.string(),
  addLabel: z.string(),
});
export type CitationsViewModel = z.infer<typeof CitationsViewModel>;

/** View model of what led to the paper: the reasons of a ranking, or the matches of a search. */
export const BecauseViewModel = z.object({
  id: PaperId,
  heading: z.string(),
  reasons: z.array(
    z.object({
      label: z.string(),
      description: z.string(),
      detail: z.string(),
      /** Whether the reason leads to a line of code. */
      isLink: z.boolean(),
    }),
  ),
  /** Words of the title and the abstract to mark. */
  words: z.array(z.string()),
});
export type BecauseViewModel = z.infer<typeof BecauseViewModel>;

/** View model of the buttons that lead to other papers. */
export const NavigationViewModel = z.object({
  id: PaperId,
  label: z.string(),
  /** Back and forward through what was read. */
  history: z.array(Step),
  /** Previous and next in the list that the paper was opened from; empty without one. */
  list: z.array(Step),
  /** The position in that list: "3 of 12 in Biosignals & Health". */
  position: z.string(),
});
export type NavigationViewModel = z.infer<typeof NavigationViewModel>;

const NoteViewModel = z.object({
  /** Name of the note, for screen readers. */
  name: z.string(),
  /** Label of the button that starts writing. */
  label: z.string(),
  text: z.string(),
  /** A note that is too long for the page is shown in part, and written in an editor. */
  isComplete: z.boolean(),
  /** Shown while the note is empty. */
  hint: z.string(),
  openEditorLabel: z.string(),
});
export type NoteViewModel = z.infer<typeof NoteViewModel>;

/** View model of the paper's annotations: buttons and the note's text. */
export const AnnotationsViewModel = z.object({
  id: PaperId,
  label: z.string(),
  statuses: z.array(z.object({ ...CommandButton.shape, isPressed: z.boolean() })),
  star: z.object({ label: z.string(), isPressed: z.boolean() }),
  note: NoteViewModel,
});
export type AnnotationsViewModel = z.infer<typeof AnnotationsViewModel>;
