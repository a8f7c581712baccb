// All source descriptors by source id, for menus, settings and connections.
import { arxivDescriptor } from './arxiv.ts';
import { huggingFaceDescriptor } from './huggingFace.ts';
import { openSearchDescriptor } from './openSearch.ts';
import { semanticScholarDescriptor } from './semanticScholar.ts';
import type { SourceDescriptor, SourceId } from './source.ts';

export const sourceDescriptors: { readonly [Id in SourceId]: SourceDescriptor & { readonly id: Id } } = {
  huggingFace: huggingFaceDescriptor,
  arxiv: arxivDescriptor,
  semanticScholar: semanticScholarDescriptor,
  openSearch: openSearchDescriptor,
};
