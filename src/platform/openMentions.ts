// What finds the papers that the workspace's files mention: its bibliographies, the index of titles, and the index of mentions.
import type { Clock, Log } from '../core/base/ports.ts';
import type { WorkspaceBibliographies } from '../core/citations/workspaceBibliographies.ts';
import { MentionIndex } from '../core/mentions/mentionIndex.ts';
import { TitleIndexer } from '../core/mentions/titles/titleIndexer.ts';
import type { Catalogue } from '../core/papers/catalogue.ts';
import { openBibliographies } from './bibliographyFiles.ts';

interface Mentions {
  readonly bibliographies: WorkspaceBibliographies;
  readonly mentions: MentionIndex;
  readonly titles: TitleIndexer;
}

/** Reads nothing yet. `last` is the clock of the titles, of which less depends than of any other index. */
export function openMentions(catalogue: Catalogue, clock: Clock, last: Clock, log: Log): Mentions {
  const bibliographies = openBibliographies(clock, log);
  const titles = new TitleIndexer({ bibliographies, catalogue, clock: last, log });
  return { bibliographies, mentions: new MentionIndex(bibliographies), titles };
}
