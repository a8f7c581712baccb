// The English stop words: words of grammar that say nothing about the subject of a text.
// Numbers, "first", "new", "self" and similar words are not listed, because they matter in titles ("one-shot").

const list = `
  a an the this that these those
  i me my mine we us our ours you your yours he him his she her hers it its they them their theirs
  myself ourselves yourself himself herself itself themselves
  who whom whose which what where when why how
  am is are was were be been being do does did doing done have has had having
  will would shall should can cannot could may might must ought
  and or but nor not no if then than so because while whereas although though unless whether either neither both
  of at by for with about against between into through during before after above below to from in on upon onto
  within without among across along around toward towards via per as until since out off up down over under
  again further once here there any all each every some such other others another more most less least few many much
  own same too very also just only even ever never still yet already often always however therefore thus hence
  etc eg ie
`;

export const stopWords: ReadonlySet<string> = new Set(list.split(/\s+/).filter(word => word !== ''));

/** Whether a lower-case word is a stop word. */
export function isStopWord(word: string): boolean {
  return stopWords.has(word);
}
