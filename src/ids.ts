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
  groupByStatus: 'paperside.groupByStatus',
  sortByDate: 'paperside.sortByDate',
  sortByTitle: 'paperside.sortByTitle',
  filterPapers: 'paperside.filterPapers',
  clearFilter: 'paperside.clearFilter',
  showMorePapers: 'paperside.showMorePapers',
  findRelatedToSelection: 'paperside.findRelatedToSelection',
  findRelatedToFile: 'paperside.findRelatedToFile',
  findSimilarPapers: 'paperside.findSimilarPapers',
  whyThisPaper: 'paperside.whyThisPaper',
  pinRelated: 'paperside.pinRelated',
  unpinRelated: 'paperside.unpinRelated',
  pauseRelated: 'paperside.pauseRelated',
  resumeRelated: 'paperside.resumeRelated',
  refreshPapers: 'paperside.refreshPapers',
  cancelRefresh: 'paperside.cancelRefresh',
  getDailyPapers: 'paperside.getDailyPapers',
  addPaper: 'paperside.addPaper',
  follow: 'paperside.follow',
  unfollow: 'paperside.unfollow',
  showDigest: 'paperside.showDigest',
  recommendPapers: 'paperside.recommendPapers',
  findPublished: 'paperside.findPublished',
  markAllSeen: 'paperside.markAllSeen',
  setApiKey: 'paperside.setApiKey',
  removeSourcePapers: 'paperside.removeSourcePapers',
  addPapersFromFile: 'paperside.addPapersFromFile',
  removeLinkedFile: 'paperside.removeLinkedFile',
  cancelReading: 'paperside.cancelReading',
  copyCitation: 'paperside.copyCitation',
  copyBibtex: 'paperside.copyBibtex',
  insertCitation: 'paperside.insertCitation',
  addToBibliography: 'paperside.addToBibliography',
  chooseBibliography: 'paperside.chooseBibliography',
  scanWorkspace: 'paperside.scanWorkspace',
  cancelScan: 'paperside.cancelScan',
  openMention: 'paperside.openMention',
  lookUpMention: 'paperside.lookUpMention',
  lookUpHere: 'paperside.lookUpHere',
  showLog: 'paperside.showLog',
  markToRead: 'paperside.markToRead',
  markReading: 'paperside.markReading',
  markRead: 'paperside.markRead',
  markDismissed: 'paperside.markDismissed',
  clearStatus: 'paperside.clearStatus',
  toggleStar: 'paperside.toggleStar',
  editNote: 'paperside.editNote',
  undoMark: 'paperside.undoMark',
  hideRead: 'paperside.hideRead',
  showHidden: 'paperside.showHidden',
  exportReadingList: 'paperside.exportReadingList',
  importReadingList: 'paperside.importReadingList',
  shareReadingList: 'paperside.shareReadingList',
  addSharedList: 'paperside.addSharedList',
  ignoreSharedList: 'paperside.ignoreSharedList',
} as const;

export const views = {
  papers: 'paperside.papers',
  related: 'paperside.related',
  mentions: 'paperside.mentions',
  readingList: 'paperside.readingList',
} as const;

/** What the editor's agent may call. */
export const tools = {
  searchPapers: 'paperside_search_papers',
  getPaper: 'paperside_get_paper',
  findPapersForCode: 'paperside_find_papers_for_code',
  getReadingList: 'paperside_get_reading_list',
  citePaper: 'paperside_cite_paper',
} as const;

/** Of documents that we make. */
export const schemes = { note: 'paperside-note' } as const;

export const submenus = { mark: 'paperside.mark' } as const;

export const panels = { abstract: 'paperside.abstract' } as const;

export const contextKeys = {
  groupBy: 'paperside.groupBy',
  sortBy: 'paperside.sortBy',
  /** While a text filters the Papers view. */
  filtered: 'paperside.filtered',
  /** Why "Related to This File" has no rows. */
  relatedEmpty: 'paperside.relatedEmpty',
  relatedPaused: 'paperside.relatedPaused',
  relatedPinned: 'paperside.relatedPinned',
  /** While sources are being asked. */
  refreshing: 'paperside.refreshing',
  /** While the workspace is looked through for papers. */
  scanning: 'paperside.scanning',
  /** Why "Papers in This Workspace" has no rows. */
  mentionsEmpty: 'paperside.mentionsEmpty',
  /** While files of papers are being read. */
  readingFiles: 'paperside.readingFiles',
  canUndoMark: 'paperside.canUndoMark',
  /** Papers that are read or dismissed are left out. */
  hidesRead: 'paperside.hidesRead',
  /** The workspace has a reading list that was not looked at yet. */
  sharedList: 'paperside.sharedList',
  /** There are papers that have come and were not looked at. */
  hasNewPapers: 'paperside.hasNewPapers',
  /** Services have given papers. */
  hasSourcePapers: 'paperside.hasSourcePapers',
  hasLinkedFiles: 'paperside.hasLinkedFiles',
} as const;

/** A tree item's `contextValue`, for the menus of the views. */
export const treeItems = {
  group: 'group',
  linkedFile: 'linkedFile',
  paper: 'paper',
  relatedPaper: 'relatedPaper',
  unknownMention: 'unknownMention',
  listedPaper: 'listedPaper',
} as const;

export const settings = {
  hideStatuses: 'paperside.readingList.hide',
  openAbstractIn: 'paperside.abstract.openIn',
  hoverLookUp: 'paperside.hover.lookUp',
  themes: 'paperside.themes',
  follow: 'paperside.follow',
  refreshHours: 'paperside.refresh.hours',
  huggingFaceEndpoint: 'paperside.huggingFace.endpoint',
  arxivEndpoint: 'paperside.arxiv.endpoint',
  semanticScholarEndpoint: 'paperside.semanticScholar.endpoint',
  openSearchEndpoint: 'paperside.openSearch.endpoint',
  openSearchIndex: 'paperside.openSearch.index',
  openSearchFields: 'paperside.openSearch.fields',
  files: 'paperside.files',
  citationKey: 'paperside.citations.key',
} as const;

/** Keys of what is kept in VS Code's global state. */
export const mementoKeys = {
  /** Shared reading lists that were added or turned down, by their text. */
  seenLists: 'paperside.seenLists',
  arrangement: 'paperside.arrangement',
  recents: 'paperside.recents',
  /** Papers that have come and were not looked at. */
  newPapers: 'paperside.newPapers',
  /** When each thing that is followed was last asked for. */
  asked: 'paperside.asked',
  /** Addresses of linked files; in the workspace's state, those in the workspace. */
  files: 'paperside.files',
  /** The citation format used last. */
  citationFormat: 'paperside.citationFormat',
  /** The workspace's bibliography, in the workspace's own state. */
  bibliography: 'paperside.bibliography',
} as const;

/** Keys in VS Code's secret storage, by source. */
export const secrets = {
  semanticScholar: 'paperside.semanticScholar.key',
  openSearch: 'paperside.openSearch.authorization',
} as const;
