export declare const commands: {
    readonly searchPapers: "paperside.searchPapers";
    readonly showPapers: "paperside.showPapers";
    readonly openAbstract: "paperside.openAbstract";
    readonly openAbstractToSide: "paperside.openAbstractToSide";
    readonly openPaperPage: "paperside.openPaperPage";
    readonly copyLink: "paperside.copyLink";
    readonly revealPaper: "paperside.revealPaper";
    readonly revealShownPaper: "paperside.revealShownPaper";
    readonly groupByTheme: "paperside.groupByTheme";
    readonly groupByYear: "paperside.groupByYear";
    readonly groupBySource: "paperside.groupBySource";
    readonly groupByStatus: "paperside.groupByStatus";
    readonly sortByDate: "paperside.sortByDate";
    readonly sortByTitle: "paperside.sortByTitle";
    readonly filterPapers: "paperside.filterPapers";
    readonly clearFilter: "paperside.clearFilter";
    readonly showMorePapers: "paperside.showMorePapers";
    readonly findRelatedToSelection: "paperside.findRelatedToSelection";
    readonly findRelatedToFile: "paperside.findRelatedToFile";
    readonly findSimilarPapers: "paperside.findSimilarPapers";
    readonly whyThisPaper: "paperside.whyThisPaper";
    readonly pinRelated: "paperside.pinRelated";
    readonly unpinRelated: "paperside.unpinRelated";
    readonly pauseRelated: "paperside.pauseRelated";
    readonly resumeRelated: "paperside.resumeRelated";
    readonly refreshPapers: "paperside.refreshPapers";
    readonly cancelRefresh: "paperside.cancelRefresh";
    readonly getDailyPapers: "paperside.getDailyPapers";
    readonly addPaper: "paperside.addPaper";
    readonly follow: "paperside.follow";
    readonly unfollow: "paperside.unfollow";
    readonly showDigest: "paperside.showDigest";
    readonly recommendPapers: "paperside.recommendPapers";
    readonly findPublished: "paperside.findPublished";
    readonly markAllSeen: "paperside.markAllSeen";
    readonly setApiKey: "paperside.setApiKey";
    readonly removeSourcePapers: "paperside.removeSourcePapers";
    readonly addPapersFromFile: "paperside.addPapersFromFile";
    readonly removeLinkedFile: "paperside.removeLinkedFile";
    readonly cancelReading: "paperside.cancelReading";
    readonly copyCitation: "paperside.copyCitation";
    readonly copyBibtex: "paperside.copyBibtex";
    readonly insertCitation: "paperside.insertCitation";
    readonly addToBibliography: "paperside.addToBibliography";
    readonly chooseBibliography: "paperside.chooseBibliography";
    readonly scanWorkspace: "paperside.scanWorkspace";
    readonly cancelScan: "paperside.cancelScan";
    readonly openMention: "paperside.openMention";
    readonly lookUpMention: "paperside.lookUpMention";
    readonly showLog: "paperside.showLog";
    readonly markToRead: "paperside.markToRead";
    readonly markReading: "paperside.markReading";
    readonly markRead: "paperside.markRead";
    readonly markDismissed: "paperside.markDismissed";
    readonly clearStatus: "paperside.clearStatus";
    readonly toggleStar: "paperside.toggleStar";
    readonly editNote: "paperside.editNote";
    readonly undoMark: "paperside.undoMark";
    readonly hideRead: "paperside.hideRead";
    readonly showHidden: "paperside.showHidden";
    readonly exportReadingList: "paperside.exportReadingList";
    readonly importReadingList: "paperside.importReadingList";
    readonly shareReadingList: "paperside.shareReadingList";
    readonly addSharedList: "paperside.addSharedList";
    readonly ignoreSharedList: "paperside.ignoreSharedList";
};
export declare const views: {
    readonly papers: "paperside.papers";
    readonly related: "paperside.related";
    readonly mentions: "paperside.mentions";
    readonly readingList: "paperside.readingList";
};
/** What the editor's agent may call. */
export declare const tools: {
    readonly searchPapers: "paperside_search_papers";
    readonly getPaper: "paperside_get_paper";
    readonly findPapersForCode: "paperside_find_papers_for_code";
    readonly getReadingList: "paperside_get_reading_list";
    readonly citePaper: "paperside_cite_paper";
};
/** Of documents that we make. */
export declare const schemes: {
    readonly note: "paperside-note";
};
export declare const submenus: {
    readonly mark: "paperside.mark";
};
export declare const panels: {
    readonly abstract: "paperside.abstract";
};
export declare const contextKeys: {
    readonly groupBy: "paperside.groupBy";
    readonly sortBy: "paperside.sortBy";
    /** While a text filters the Papers view. */
    readonly filtered: "paperside.filtered";
    /** Why "Related to This File" has no rows. */
    readonly relatedEmpty: "paperside.relatedEmpty";
    readonly relatedPaused: "paperside.relatedPaused";
    readonly relatedPinned: "paperside.relatedPinned";
    /** While sources are being asked. */
    readonly refreshing: "paperside.refreshing";
    /** While the workspace is looked through for papers. */
    readonly scanning: "paperside.scanning";
    /** Why "Papers in This Workspace" has no rows. */
    readonly mentionsEmpty: "paperside.mentionsEmpty";
    /** While files of papers are being read. */
    readonly readingFiles: "paperside.readingFiles";
    readonly canUndoMark: "paperside.canUndoMark";
    /** Papers that are read or dismissed are left out. */
    readonly hidesRead: "paperside.hidesRead";
    /** The workspace has a reading list that was not looked at yet. */
    readonly sharedList: "paperside.sharedList";
};
/** A tree item's `contextValue`, for the menus of the views. */
export declare const treeItems: {
    readonly group: "group";
    readonly linkedFile: "linkedFile";
    readonly paper: "paper";
    readonly relatedPaper: "relatedPaper";
    readonly unknownMention: "unknownMention";
    readonly listedPaper: "listedPaper";
};
export declare const settings: {
    readonly hideStatuses: "paperside.readingList.hide";
    readonly openAbstractIn: "paperside.abstract.openIn";
    readonly themes: "paperside.themes";
    readonly follow: "paperside.follow";
    readonly refreshHours: "paperside.refresh.hours";
    readonly huggingFaceEndpoint: "paperside.huggingFace.endpoint";
    readonly arxivEndpoint: "paperside.arxiv.endpoint";
    readonly semanticScholarEndpoint: "paperside.semanticScholar.endpoint";
    readonly openSearchEndpoint: "paperside.openSearch.endpoint";
    readonly openSearchIndex: "paperside.openSearch.index";
    readonly openSearchFields: "paperside.openSearch.fields";
    readonly files: "paperside.files";
    readonly citationKey: "paperside.citations.key";
};
/** Keys of what is kept in VS Code's global state. */
export declare const kept: {
    /** Shared reading lists that were added or turned down, by their text. */
    readonly seenLists: "paperside.seenLists";
    readonly arrangement: "paperside.arrangement";
    readonly recents: "paperside.recents";
    /** Papers that have come and were not looked at. */
    readonly newPapers: "paperside.newPapers";
    /** When each thing that is followed was last asked for. */
    readonly asked: "paperside.asked";
    /** Addresses of linked files; in the workspace's state, those in the workspace. */
    readonly files: "paperside.files";
    /** The citation format used last. */
    readonly citationFormat: "paperside.citationFormat";
    /** The workspace's bibliography, in the workspace's own state. */
    readonly bibliography: "paperside.bibliography";
};
/** Keys in VS Code's secret storage, by source. */
export declare const secrets: {
    readonly semanticScholar: "paperside.semanticScholar.key";
    readonly openSearch: "paperside.openSearch.authorization";
};
