// Says what a check would send to which services, before anything is sent.
import type { PaperId } from '../papers/paper.ts';
import { takes } from '../sources/lookUpPapers.ts';
import type { PaperSource } from '../sources/source.ts';
import type { CheckedFile } from './checkedFile.ts';
import { hasTitleAlone } from './entryFindings.ts';
import { publicationSources, titleSources } from './lookUps.ts';
import { isPreprintEntry } from './publication.ts';
import type { CitedWork } from './samePaper.ts';

export interface CheckPlan {
  /** Ids that services can be asked about, each once. */
  readonly ids: readonly PaperId[];
  /** Those of preprints, of which it is also asked where they were published. */
  readonly preprints: readonly PaperId[];
  /** Works without an id, which can be searched by their titles. */
  readonly works: readonly CitedWork[];
}

export function planCheck(files: readonly CheckedFile[], sources: readonly PaperSource[]): CheckPlan {
  const entries = files.flatMap(file => file.entries);
  const askable = citedIds(files).filter(id => sources.some(source => takes(source, id)));
  const preprints = new Set(
    entries.flatMap(entry => (isPreprintEntry(entry) ? entry.ids.map(({ id }) => id) : [])),
  );
  const works = new Map(entries.filter(hasTitleAlone).map(({ paper }) => [paper.title, paper]));
  return {
    ids: askable,
    preprints:
      publicationSources(sources).length === 0 ? [] : askable.filter(id => preprints.has(id) && isArxiv(id)),
    works: titleSources(sources).length === 0 ? [] : [...works.values()],
  };
}

/** Returns each id that the files name once. */
export function citedIds(files: readonly CheckedFile[]): readonly PaperId[] {
  const ids = files.flatMap(({ entries, mentions }) => [
    ...entries.flatMap(entry => entry.ids.map(({ id }) => id)),
    ...mentions.map(({ id }) => id),
  ]);
  return [...new Set(ids)];
}

const isArxiv = (id: PaperId): boolean => id.startsWith('arxiv:');
