// Says what a check would send to which services, before anything is sent.
import type { PaperId } from '../papers/paper.ts';
import { takes } from '../sources/lookUpPapers.ts';
import type { PaperSource } from '../sources/source.ts';
import type { CheckedFile } from './checkedFile.ts';
import { checkableIds, hasTitleAlone } from './entryFindings.ts';
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

export function planCheck(
  files: readonly CheckedFile[],
  sources: readonly PaperSource[],
  now: number,
): CheckPlan {
  const entries = files.flatMap(file => file.entries);
  const named = entries.map(entry => ({ entry, ids: checkableIds(entry, now).map(({ id }) => id) }));
  const ids = new Set([
    ...named.flatMap(each => each.ids),
    ...files.flatMap(({ mentions }) => mentions.map(({ id }) => id)),
  ]);
  const preprints = new Set(named.flatMap(each => (isPreprintEntry(each.entry) ? each.ids : [])));
  const askable = [...ids].filter(id => sources.some(source => takes(source, id)));
  const works = new Map(entries.filter(hasTitleAlone).map(({ paper }) => [paper.title, paper]));
  return {
    ids: askable,
    preprints:
      publicationSources(sources).length === 0 ? [] : askable.filter(id => preprints.has(id) && isArxiv(id)),
    works: titleSources(sources).length === 0 ? [] : [...works.values()],
  };
}

const isArxiv = (id: PaperId): boolean => id.startsWith('arxiv:');
