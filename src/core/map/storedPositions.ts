// The file that keeps the positions of papers between sessions. A cache: what cannot be read is computed anew.
import * as z from 'zod/mini';
import { formatJsonLines, parseJsonLines, type JsonLinesFormat } from '../base/jsonLines.ts';
import type { Clock, Folder } from '../base/ports.ts';
import { forEachInSlices } from '../base/slices.ts';
import { writeWhole } from '../base/wholeFile.ts';
import { PaperId } from '../papers/paper.ts';
import type { Point, Positions } from './layOutPapers.ts';

/** The id, x, y, and whether the paper was laid out with others rather than placed beside them. */
const StoredPoint = z.tuple([PaperId, z.number(), z.number(), z.boolean()]);
const format: JsonLinesFormat<z.infer<typeof StoredPoint>> = { kind: 'map', version: 1, entry: StoredPoint };

const fileName = 'positions.jsonl';
/** A thousandth of a unit is less than a pixel at the largest scale. */
const precision = 1000;

export interface MapPositions {
  readonly laidOut: Positions;
  readonly placed: Positions;
}

/** Returns undefined if there is no file, or if a line of it does not parse. */
export async function readPositions(folder: Folder, clock: Clock): Promise<MapPositions | undefined> {
  const text = await folder.read(fileName).catch(() => undefined);
  if (text === undefined) return undefined;
  const { entries, malformedCount, newerVersion } = await parseJsonLines(text, format, clock);
  if (malformedCount > 0 || newerVersion !== undefined) return undefined;
  const [laidOut, placed] = [new Map<PaperId, Point>(), new Map<PaperId, Point>()];
  await forEachInSlices(entries, clock, ([id, x, y, isLaidOut]) => {
    (isLaidOut ? laidOut : placed).set(id, { x, y });
  });
  return { laidOut, placed };
}

/** Replaces the file. Rejects if the disk refuses. */
export async function writePositions(
  { laidOut, placed }: MapPositions,
  folder: Folder,
  clock: Clock,
): Promise<void> {
  const entries: z.infer<typeof StoredPoint>[] = [];
  const rounded = (value: number): number => Math.round(value * precision) / precision;
  for (const positions of [laidOut, placed])
    await forEachInSlices([...positions], clock, ([id, { x, y }]) => {
      entries.push([id, rounded(x), rounded(y), positions === laidOut]);
    });
  await writeWhole(folder, fileName, await formatJsonLines(entries, format, clock));
}
