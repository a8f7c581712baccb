// Opens the catalogue with what ships: the bundled papers first, so that the first answers do not wait, then the landmarks.
import type { Clock, Files, Log } from '../base/ports.ts';
import { Catalogue, emptyContents } from '../papers/catalogue.ts';
import { readBundledPapers } from './bundledPapers.ts';
import { readLandmarks } from './landmarks.ts';

interface OpenCatalogueOptions {
  /** The `data` folder. */
  readonly files: Files;
  readonly log: Log;
  readonly clock: Clock;
  /** Whether the landmarks are wanted; read again by `Catalogue.reload`. */
  readonly landmarks: () => boolean;
}

/** Nothing is read before the first access. */
export function openCatalogue({ files, log, clock, landmarks }: OpenCatalogueOptions): Catalogue {
  return new Catalogue(
    () => readBundledPapers(files, log),
    clock,
    () => (landmarks() ? readLandmarks(files, log, clock) : Promise.resolve(emptyContents)),
  );
}
