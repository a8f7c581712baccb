// The schemas of the messages between the map's page and the extension host.
import * as z from 'zod/mini';

/** The id of a paper. Its schema would bring that of papers into the page; the host asks the catalogue for it anyway. */
const Id = z.string();

/** What a map is about: the papers around a paper, a file or the reading list, or all papers. */
export const MapSubject = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('paper'), id: Id }),
  z.object({ kind: z.literal('file'), uri: z.string() }),
  z.object({ kind: z.literal('readingList') }),
  z.object({ kind: z.literal('catalogue') }),
]);
export type MapSubject = z.infer<typeof MapSubject>;

/** The texts of the page, localised. `{0}` stands for a number that the page fills in. */
export const MapLabels = z.object({
  map: z.string(),
  instructions: z.string(),
  search: z.string(),
  matches: z.string(),
  list: z.string(),
  back: z.string(),
  catalogue: z.string(),
  zoomIn: z.string(),
  zoomOut: z.string(),
  fit: z.string(),
  themes: z.string(),
  noTheme: z.string(),
  because: z.string(),
  more: z.string(),
});
export type MapLabels = z.infer<typeof MapLabels>;

/** A label of a place on the map. */
const PlaceLabel = z.object({ title: z.string(), x: z.number(), y: z.number(), size: z.number() });

export const MapViewModel = z.object({
  subject: MapSubject,
  title: z.string(),
  isCatalogue: z.boolean(),
  canGoBack: z.boolean(),
  /** Number of points that follow in `points` messages. */
  total: z.int(),
  /** In the order in which points refer to them, those with the most papers first; where most of their papers lie. */
  themes: z.array(PlaceLabel),
  /** The largest first. */
  regions: z.array(PlaceLabel),
  labels: MapLabels,
});
export type MapViewModel = z.infer<typeof MapViewModel>;

/** Points as columns: 70,000 objects would take a multiple of the time. */
export const MapPoints = z.object({
  ids: z.array(Id),
  titles: z.array(z.string()),
  /** Year and authors, for display. */
  facts: z.array(z.string()),
  x: z.array(z.number()),
  y: z.array(z.number()),
  /** 0 if unknown. */
  years: z.array(z.int()),
  /** Index of the theme; −1 for none. */
  themes: z.array(z.int()),
  /** Number of points, the first ones of the first message, that the map is about. */
  chosen: z.int(),
});
export type MapPoints = z.infer<typeof MapPoints>;

/** Joins two points, by their numbers. */
export const MapEdge = z.object({ from: z.int(), to: z.int(), reasons: z.array(z.string()) });
export type MapEdge = z.infer<typeof MapEdge>;

export const MapHostMessage = z.discriminatedUnion('type', [
  /** Work that takes a while; `share` of it is done, undefined while unknown. */
  z.object({
    type: z.literal('busy'),
    sentence: z.string(),
    share: z.optional(z.number()),
    cancelLabel: z.string(),
  }),
  /** A new picture; its points follow. */
  z.object({ type: z.literal('show'), map: MapViewModel }),
  z.object({ type: z.literal('points'), points: MapPoints }),
  /** Sent after the points of a neighbourhood, and for the point that asked. */
  z.object({ type: z.literal('edges'), edges: z.array(MapEdge) }),
  /** There is nothing to show; the button leads on. */
  z.object({
    type: z.literal('empty'),
    title: z.string(),
    explanation: z.string(),
    nextLabel: z.string(),
    canGoBack: z.boolean(),
  }),
]);
export type MapHostMessage = z.infer<typeof MapHostMessage>;

export const MapPageMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  /** Opens the abstract; with `focus`, which the keyboard asks for, and goes there. */
  z.object({ type: z.literal('open'), id: Id, focus: z.boolean() }),
  z.object({ type: z.literal('recentre'), id: Id }),
  /** Asks for the edges of a point of the whole catalogue. */
  z.object({ type: z.literal('edgesOf'), id: Id }),
  z.object({ type: z.literal('catalogue') }),
  z.object({ type: z.literal('back') }),
  z.object({ type: z.literal('cancel') }),
  /** The button of the `empty` message was pressed. */
  z.object({ type: z.literal('next') }),
]);
export type MapPageMessage = z.infer<typeof MapPageMessage>;

/** State that the page keeps while it is hidden and across a window reload. */
export const MapState = z.object({
  subject: MapSubject,
  /** The place in the middle of the view, and pixels of a unit of the map. */
  view: z.optional(z.object({ x: z.number(), y: z.number(), scale: z.number() })),
  isList: z._default(z.boolean(), false),
});
export type MapState = z.infer<typeof MapState>;
