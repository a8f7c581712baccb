// Every name that package.json and the code share, each once.

export const commands = {
  searchPapers: 'paperside.searchPapers',
} as const;
