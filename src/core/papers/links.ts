// Builds a paper's links from its ids and fields. Every link is https.
import { doiUrl, inAddress } from './identifiers.ts';
import type { Paper, PaperId } from './paper.ts';

export type LinkKind = 'arxiv' | 'pdf' | 'huggingFace' | 'doi' | 'code' | 'projectPage';
interface Link {
  readonly kind: LinkKind;
  readonly url: string;
}

/** Returns the paper's links, its own page first. Empty when the record names no page. */
export function paperLinks(paper: Paper): readonly Link[] {
  const links: Link[] = [];
  const [scheme = '', id = ''] = splitOnce(paper.id, ':');
  if (scheme === 'arxiv') {
    links.push(
      { kind: 'arxiv', url: `https://arxiv.org/abs/${inAddress(id)}` },
      { kind: 'pdf', url: `https://arxiv.org/pdf/${inAddress(id)}` },
      { kind: 'huggingFace', url: `https://huggingface.co/papers/${inAddress(id)}` },
    );
  }
  const doi = scheme === 'doi' ? id : paper.doi;
  if (doi !== undefined) links.push({ kind: 'doi', url: doiUrl(doi) });
  const code = paper.code ?? findCodeRepository(paper.abstract);
  if (code !== undefined) links.push({ kind: 'code', url: code });
  if (paper.projectPage !== undefined) links.push({ kind: 'projectPage', url: paper.projectPage });
  return links;
}

const repository =
  /\bhttps?:\/\/(?:www\.)?((?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)\/[\w.-]+\/[\w.-]+)/i;

/** Returns the address of the first code repository in the text, as https and without a trailing full stop. */
export function findCodeRepository(text: string): string | undefined {
  const path = repository.exec(text)?.[1]?.replace(/(?:\.git)?[.]*$/, '');
  return path === undefined ? undefined : `https://${path}`;
}

function splitOnce(text: string, separator: string): readonly string[] {
  const at = text.indexOf(separator);
  return [text.slice(0, at), text.slice(at + 1)];
}

/** Returns the address of the paper's page; undefined for `local:` ids. */
export function paperPageUrl(id: PaperId): string | undefined {
  const name = id.slice(id.indexOf(':') + 1);
  if (id.startsWith('arxiv:')) return `https://arxiv.org/abs/${inAddress(name)}`;
  return id.startsWith('doi:') ? doiUrl(name) : undefined;
}
