// Tells records that services gave from those of files, which may have the fault that is looked for.
import type { Paper } from '../papers/paper.ts';
import { sourceIds } from '../sources/source.ts';

const services = new Set<string>([...sourceIds, 'bundled', 'landmarks']);

export function recordOfService(paper: Paper | undefined): Paper | undefined {
  return paper?.sources.every(source => services.has(source)) === true ? paper : undefined;
}
