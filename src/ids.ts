// All names shared by package.json and the code. test/architecture/manifest.test.ts checks that both agree.

export const commands = {
  searchPapers: 'paperside.searchPapers',
  showPapers: 'paperside.showPapers',
  openAbstract: 'paperside.openAbstract',
  openAbstractToSide: 'paperside.openAbstractToSide',
  openPaperPage: 'paperside.openPaperPage',
  copyLink: 'paperside.copyLink',
  goBack: 'paperside.goBack',
  goForward: 'paperside.goForward',
  previousPaper: 'paperside.previousPaper',
  nextPaper: 'paperside.nextPaper',
  arrangePapers: 'paperside.arrangePapers',
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
  searchFilter: 'paperside.searchFilter',
  turnOnLandmarks: 'paperside.turnOnLandmarks',
  findRelatedToSelection: 'paperside.findRelatedToSelection',
  findRelatedToFile: 'paperside.findRelatedToFile',
  openSample: 'paperside.openSample',
  searchOnlineForFile: 'paperside.searchOnlineForFile',
  searchOnlineForSelection: 'paperside.searchOnlineForSelection',
  searchOnlineForPaper: 'paperside.searchOnlineForPaper',
  findSimilarPapers: 'paperside.findSimilarPapers',
  whyThisPaper: 'paperside.whyThisPaper',
  pickMap: 'paperside.pickMap',
  showMap: 'paperside.showMap',
  showNeighbourhood: 'paperside.showNeighbourhood',
  showFileNeighbourhood: 'paperside.showFileNeighbourhood',
  showListNeighbourhood: 'paperside.showListNeighbourhood',
  pinRelated: 'paperside.pinRelated',
  unpinRelated: 'paperside.unpinRelated',
  pauseRelated: 'paperside.pauseRelated',
  resumeRelated: 'paperside.resumeRelated',
  refreshPapers: 'paperside.refreshPapers',
  cancelRefresh: 'paperside.cancelRefresh',
  getDailyPapers: 'paperside.getDailyPapers',
  addPapers: 'paperside.addPapers',
  addPaper: 'paperside.addPaper',
  follow: 'paperside.follow',
  unfollow: 'paperside.unfollow',
  showDigest: 'paperside.showDigest',
  recommendPapers: 'paperside.recommendPapers',
  findPublished: 'paperside.findPublished',
  getAbstract: 'paperside.getAbstract',
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
  lookUpAll: 'paperside.lookUpAll',
  cancelLookUp: 'paperside.cancelLookUp',
  checkCitations: 'paperside.checkCitations',
  checkWorkspace: 'paperside.checkWorkspace',
  explainFinding: 'paperside.explainFinding',
  showLog: 'paperside.showLog',
  markToRead: 'paperside.markToRead',
  markReading: 'paperside.markReading',
  markRead: 'paperside.markRead',
  markDismissed: 'paperside.markDismissed',
  clearStatus: 'paperside.clearStatus',
  toggleStar: 'paperside.toggleStar',
  editNote: 'paperside.editNote',
  markPaper: 'paperside.markPaper',
  undoMark: 'paperside.undoMark',
  hideRead: 'paperside.hideRead',
  showHidden: 'paperside.showHidden',
  transferReadingList: 'paperside.transferReadingList',
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

/** Language model tools for the agent of the editor. */
export const tools = {
  searchPapers: 'paperside_search_papers',
  getPaper: 'paperside_get_paper',
  findPapersForCode: 'paperside_find_papers_for_code',
  getReadingList: 'paperside_get_reading_list',
  citePaper: 'paperside_cite_paper',
  checkCitations: 'paperside_check_citations',
} as const;

/** URI schemes of documents that Paperside provides. */
export const schemes = { note: 'paperside-note' } as const;

export const panels = { abstract: 'paperside.abstract', map: 'paperside.map' } as const;

export const contextKeys = {
  groupBy: 'paperside.groupBy',
  sortBy: 'paperside.sortBy',
  /** Set while a filter is active in the Papers view. */
  filtered: 'paperside.filtered',
  /** Set once a search has shown rows. */
  searching: 'paperside.searching',
  /** Reason why "Related to This File" has no rows. */
  relatedEmpty: 'paperside.relatedEmpty',
  relatedPaused: 'paperside.relatedPaused',
  relatedPinned: 'paperside.relatedPinned',
  /** Set during a request to the sources. */
  refreshing: 'paperside.refreshing',
  /** Set while the workspace is scanned for mentions. */
  scanning: 'paperside.scanning',
  /** Reason why "Papers in This Workspace" has no rows. */
  mentionsEmpty: 'paperside.mentionsEmpty',
  /** Set when files of the workspace name papers that can be looked up. */
  canLookUp: 'paperside.canLookUp',
  /** Set while they are looked up. */
  lookingUp: 'paperside.lookingUp',
  /** Set while linked files are read. */
  readingFiles: 'paperside.readingFiles',
  canUndoMark: 'paperside.canUndoMark',
  /** Set while papers with the status read or dismissed are hidden. */
  hidesRead: 'paperside.hidesRead',
  /** Set when the workspace has a shared reading list that the user has neither added nor ignored. */
  sharedList: 'paperside.sharedList',
  /** There are papers that have come and were not looked at. */
  hasNewPapers: 'paperside.hasNewPapers',
  /** Services have given papers. */
  hasSourcePapers: 'paperside.hasSourcePapers',
  hasLinkedFiles: 'paperside.hasLinkedFiles',
  /** Set while the note on the abstract page has the focus, whose keys move its cursor. */
  noteHasFocus: 'paperside.noteHasFocus',
} as const;

/** Values of a tree item's `contextValue`, used in the menus of the views. */
export const treeItems = {
  group: 'group',
  linkedFile: 'linkedFile',
  paper: 'paper',
  relatedPaper: 'relatedPaper',
  searchOnline: 'searchOnline',
  unknownMention: 'unknownMention',
  listedPaper: 'listedPaper',
} as const;

export const settings = {
  hideStatuses: 'paperside.readingList.hide',
  openAbstractIn: 'paperside.abstract.openIn',
  hoverLookUp: 'paperside.hover.lookUp',
  landmarks: 'paperside.landmarks',
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
