// Reads the landmarks, papers that code often implements, from data/landmarks.json: facts only, no abstract.
import * as z from 'zod/mini';
import type { Failure } from '../base/failures.ts';
import type { Clock, Files, Log } from '../base/ports.ts';
import { forEachInSlices } from '../base/slices.ts';
import type { CatalogueContents } from '../papers/catalogue.ts';
import { Paper, PaperId, type Source, type Theme } from '../papers/paper.ts';
import { parseValidRecord, readJson } from './bundledRecords.ts';

const LandmarksFile = z.object({
  themes: z.array(z.object({ name: z.string(), papers: z.array(z.unknown()) })),
});
const Landmark = z.object({
  id: PaperId,
  title: z.string(),
  /** The first three. */
  authors: z.array(z.string()),
  /** Set when there are more authors. */
  more: z.optional(z.literal(true)),
  year: z.int(),
  terms: z.array(z.string()),
});
/** `platform/sourceTitle.ts` has the title for readers. */
export const landmarksSource: Source = { id: 'landmarks', title: 'Landmarks' };

/** Never rejects: what could not be read is in `failures`, and in the log. In slices, and after each theme yields to the host. */
export async function readLandmarks(files: Files, log: Log, clock: Clock): Promise<CatalogueContents> {
  const failures: Failure[] = [];
  const file = await readJson(files, 'landmarks.json', LandmarksFile, failures);
  const [allPapers, allThemes]: [Paper[], Theme[]] = [[], []];
  for (const { name, papers } of file?.themes ?? []) {
    await clock.yieldToHost();
    const theme = { id: `landmarks: ${name}`, title: name, terms: [] };
    const toRecord = ({ id, title, authors, more, year, terms }: z.infer<typeof Landmark>): unknown => ({
      ...{ id, title, authors, abstract: '', published: String(year) },
      ...{ theme: theme.id, sources: [landmarksSource.id], codeTerms: terms },
      ...(more && { moreAuthors: more }),
    });
    await forEachInSlices([...papers.entries()], clock, ([index, record]) => {
      const subject = `landmarks.json, ${name}, record ${index + 1}`;
      const landmark = parseValidRecord(record, Landmark, subject, failures);
      const paper = landmark && parseValidRecord(toRecord(landmark), Paper, subject, failures);
      if (paper !== undefined) allPapers.push(paper);
    });
    allThemes.push(theme);
  }
  for (const { subject, detail } of failures) log.error(`${subject}: ${detail}`);
  log.info(`Read ${allPapers.length} landmarks.`);
  const sources = allPapers.length === 0 ? [] : [landmarksSource];
  return { papers: allPapers, themes: allThemes, sources, failures };
}
