// Makes what the map's page shows of a subject: the papers, where they lie, their themes, and why they are joined.
import * as vscode from 'vscode';
import type { Clock } from '../../core/base/ports.ts';
import type { ProgressOptions } from '../../core/base/progress.ts';
import { forEachInSlices } from '../../core/base/slices.ts';
import type { Point, Positions } from '../../core/map/layOutPapers.ts';
import { densestPlace, mapRegions } from '../../core/map/mapRegions.ts';
import { neighbourhoodOf, type Edge } from '../../core/map/neighbourhood.ts';
import type { PaperMap } from '../../core/map/paperMap.ts';
import type { Catalogue } from '../../core/papers/catalogue.ts';
import { displayTitle } from '../../core/papers/displayText.ts';
import {
  publishedYear,
  shortAuthors,
  type Paper,
  type PaperId,
  type ThemeAssignment,
} from '../../core/papers/paper.ts';
import type { RelatedIndexer } from '../../core/related/relatedIndexer.ts';
import type { PaperThemes } from '../../core/themes/paperThemes.ts';
import type { MapEdge, MapPoints, MapSubject, MapViewModel } from '../../protocol/map.ts';
import { mapLabels } from './mapLabels.ts';

export interface MapContentDependencies {
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly paperMap: PaperMap;
  readonly paperThemes: PaperThemes;
  readonly relatedIndexer: RelatedIndexer;
}

export interface MapContent {
  readonly map: Omit<MapViewModel, 'canGoBack'>;
  readonly points: MapPoints;
  readonly edges: readonly MapEdge[];
  readonly positions: Positions;
}

/** Reads of the neighbourhood of some papers what is shown. */
interface Around {
  readonly subject: MapSubject;
  readonly title: string;
  readonly chosen: readonly PaperId[];
  readonly signal: AbortSignal;
  /** Where papers were on the picture before this one. */
  readonly known?: Positions;
}

export async function neighbourhoodContent(
  { subject, title, chosen, signal, known }: Around,
  { catalogue, clock, paperThemes, relatedIndexer }: MapContentDependencies,
): Promise<MapContent> {
  await relatedIndexer.settled();
  signal.throwIfAborted();
  const engine = await relatedIndexer.engine();
  const { ids, positions, edges } = await neighbourhoodOf(chosen, engine, clock, {
    signal,
    ...(known && { known }),
  });
  const papers = (await Promise.all(ids.map(id => catalogue.get(id)))).filter(paper => paper !== undefined);
  const assignment = await paperThemes.assign(papers);
  const content = { subject, title, isCatalogue: false, regions: [], chosen: chosen.length };
  return makeContent(content, papers, positions, edges, assignment, clock);
}

export async function catalogueContent(
  { catalogue, clock, paperMap, paperThemes }: MapContentDependencies,
  { signal, onProgress }: ProgressOptions & { readonly signal: AbortSignal },
): Promise<MapContent> {
  const positions = await paperMap.positions({ signal, ...(onProgress && { onProgress }) });
  const assignment = await paperThemes.whenSettled();
  signal.throwIfAborted();
  const { papers: all } = await catalogue.contents();
  const papers = all.filter(({ id }) => positions.has(id));
  const regions = [...(await mapRegions(papers, positions, clock, signal))].sort((a, b) => b.size - a.size);
  const title = vscode.l10n.t('All Papers');
  const content = { subject: { kind: 'catalogue' }, title, isCatalogue: true, regions, chosen: 0 } as const;
  return makeContent(content, papers, positions, [], assignment, clock);
}

interface Framing extends Pick<MapViewModel, 'subject' | 'title' | 'isCatalogue'> {
  readonly regions: readonly MapViewModel['regions'][number][];
  readonly chosen: number;
}

async function makeContent(
  { regions, chosen, ...framing }: Framing,
  papers: readonly Paper[],
  positions: Positions,
  edges: readonly Edge[],
  assignment: ThemeAssignment,
  clock: Clock,
): Promise<MapContent> {
  const members = new Map<string, Point[]>();
  const themeOf: string[] = [];
  await forEachInSlices(papers, clock, paper => {
    const theme = assignment.themeOf(paper);
    themeOf.push(theme);
    const [points, point] = [members.get(theme), positions.get(paper.id) ?? { x: 0, y: 0 }];
    if (points === undefined) members.set(theme, [point]);
    else points.push(point);
  });
  const themes = assignment.themes
    .flatMap(({ id, title }) => {
      const points = members.get(id) ?? [];
      return points.length === 0 ? [] : { id, title, size: points.length, ...densestPlace(points) };
    })
    .sort((a, b) => b.size - a.size);
  const themeNumbers = new Map(themes.map(({ id }, at) => [id, at]));
  const points: MapPoints = { ids: [], titles: [], facts: [], x: [], y: [], years: [], themes: [], chosen };
  await forEachInSlices([...papers.entries()], clock, ([at, paper]) => {
    const { x, y } = positions.get(paper.id) ?? { x: 0, y: 0 };
    points.ids.push(paper.id);
    points.titles.push(displayTitle(paper));
    points.facts.push([publishedYear(paper), shortAuthors(paper)].filter(Boolean).join(' · '));
    points.x.push(x);
    points.y.push(y);
    points.years.push(Number(publishedYear(paper)));
    points.themes.push(themeNumbers.get(themeOf[at] ?? '') ?? -1);
  });
  const map = {
    ...framing,
    total: papers.length,
    themes: themes.map(({ title, x, y, size }) => ({ title, x, y, size })),
    regions: regions.map(({ title, x, y, size }) => ({ title, x, y, size })),
    labels: mapLabels(),
  };
  return { map, points, positions, edges: numberedEdges(edges, points.ids) };
}

/** Returns the edges between points, by their numbers. */
export function numberedEdges(edges: readonly Edge[], ids: readonly PaperId[]): MapEdge[] {
  const ends = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const numbers = new Map<PaperId, number>();
  for (const [at, id] of ids.entries()) if (ends.has(id)) numbers.set(id, at);
  return edges.flatMap(({ from, to, reasons }) => {
    const [start, end] = [numbers.get(from), numbers.get(to)];
    return start === undefined || end === undefined ? [] : { from: start, to: end, reasons: [...reasons] };
  });
}
