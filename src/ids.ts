// Every name that package.json and the code share, each once. test/architecture/manifest.test.ts holds the two together.

export const commands = {
  searchPapers: 'paperside.searchPapers',
  showPapers: 'paperside.showPapers',
  openAbstract: 'paperside.openAbstract',
  openAbstractToSide: 'paperside.openAbstractToSide',
  openPaperPage: 'paperside.openPaperPage',
  copyLink: 'paperside.copyLink',
  revealPaper: 'paperside.revealPaper',
  revealShownPaper: 'paperside.revealShownPaper',
  groupByTheme: 'paperside.groupByTheme',
  groupByYear: 'paperside.groupByYear',
  groupBySource: 'paperside.groupBySource',
  sortByDate: 'paperside.sortByDate',
  sortByTitle: 'paperside.sortByTitle',
  findRelatedToSelection: 'paperside.findRelatedToSelection',
  findRelatedToFile: 'paperside.findRelatedToFile',
  findSimilarPapers: 'paperside.findSimilarPapers',
  whyThisPaper: 'paperside.whyThisPaper',
  pinRelated: 'paperside.pinRelated',
  unpinRelated: 'paperside.unpinRelated',
  pauseRelated: 'paperside.pauseRelated',
  resumeRelated: 'paperside.resumeRelated',
  copyCitation: 'paperside.copyCitation',
  copyBibtex: 'paperside.copyBibtex',
  insertCitation: 'paperside.insertCitation',
  addToBibliography: 'paperside.addToBibliography',
  chooseBibliography: 'paperside.chooseBibliography',
  showLog: 'paperside.showLog',
} as const;

export const views = { papers: 'paperside.papers', related: 'paperside.related' } as const;

export const panels = { abstract: 'paperside.abstract' } as const;

export const contextKeys = {
  groupBy: 'paperside.groupBy',
  sortBy: 'paperside.sortBy',
  /** Why "Related to This File" has no rows. */
  relatedEmpty: 'paperside.relatedEmpty',
  relatedPaused: 'paperside.relatedPaused',
  relatedPinned: 'paperside.relatedPinned',
} as const;

/** A tree item's `contextValue`, for the menus of the views. */
export const treeItems = { group: 'group', paper: 'paper', relatedPaper: 'relatedPaper' } as const;

export const settings = {
  openAbstractIn: 'paperside.abstract.openIn',
  citationKey: 'paperside.citations.key',
} as const;

/** Keys of what is kept in VS Code's global state, the bibliography in the workspace's. */
export const kept = {
  arrangement: 'paperside.arrangement',
  recents: 'paperside.recents',
  citationFormat: 'paperside.citationFormat',
  bibliography: 'paperside.bibliography',
} as const;
