// The sentence above the rows of a view.

/** Shows a sentence in the view; an empty one takes it away. Eclipse Theia shows no welcome text beside an empty one. */
export function showViewMessage(view: { message?: string | undefined }, sentence: string): void {
  view.message = sentence === '' ? undefined : sentence;
}
