// Marks the words that led to the paper. Adds no elements: the browser paints the ranges itself.

/** Marks all occurrences of the words inside the elements; of whole words, whatever their case. */
export function markWords(elements: Iterable<Element>, words: readonly string[]): void {
  CSS.highlights.delete('led-here');
  if (!words.some(Boolean)) return;
  // The longest first, so that a compound is marked whole.
  const alternatives = words
    .filter(Boolean)
    .sort((a, b) => b.length - a.length)
    .map(escape);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  const marks = [...elements].flatMap(textNodes).flatMap(node =>
    [...node.data.matchAll(pattern)].map(({ 0: word, index }) => {
      const range = new StaticRange({
        ...{ startContainer: node, startOffset: index },
        ...{ endContainer: node, endOffset: index + word.length },
      });
      return range;
    }),
  );
  CSS.highlights.set('led-here', new Highlight(...marks));
}

function textNodes(element: Element): Text[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  while (walker.nextNode() !== null) if (walker.currentNode instanceof Text) nodes.push(walker.currentNode);
  return nodes;
}

const escape = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
