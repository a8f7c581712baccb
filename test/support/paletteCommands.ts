// Which of Paperside's commands the Command Palette has where: as package.json says it, and as VS Code shows it.

/** What the palette has wherever the user is. */
export const anywhere: string[] = [
  'Add Papers…',
  'Copy Citation…',
  'Export, Import or Share Reading List…',
  'Follow New Papers…',
  'Open Map of Papers…',
  'Open Sample Code',
  'Search Papers…',
  'Show Log',
  'Show Papers',
];

/** And what it adds where a file is in front. */
export const aboutFiles: string[] = [
  'Check Citations in This File…',
  'Find Papers Related to File',
  'Find Related Papers Online…',
  'Insert Citation',
];

/** Where a paper's page is. */
export const aboutPapers: string[] = [
  'Add to Bibliography…',
  'Find Similar Papers',
  'Get Recommendations',
  'Go Back',
  'Go Forward',
  'Insert Citation',
  'Look Up Where It Was Published',
  'Mark Paper…',
  'Next Paper in the List',
  'Previous Paper in the List',
  'Reveal in Papers',
  'Find Similar Papers Online…',
];

/** In a folder. */
export const aboutFolders: string[] = [
  'Add to Bibliography…',
  'Check Citations in Workspace…',
  'Choose Bibliography of This Workspace…',
  'Look for Papers in This Workspace',
];
