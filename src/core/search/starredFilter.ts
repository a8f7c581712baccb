// Turns the filter `is:starred` of a query on and off.
const filter = /(^|\s)is:starred(?=\s|$)/gi;

export function isStarredQuery(query: string): boolean {
  return query.search(filter) >= 0;
}

export function toggleStarred(query: string): string {
  return isStarredQuery(query) ? query.replace(filter, '$1').trim() : `is:starred ${query}`.trim();
}
