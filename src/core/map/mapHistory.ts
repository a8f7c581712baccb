// The subjects that a map was about, for going back.

/** The oldest go first: each recentring adds one. */
const maxSubjects = 200;

/** A subject is plain data. */
export class MapHistory<Subject> {
  readonly #subjects: Subject[] = [];

  get current(): Subject | undefined {
    return this.#subjects.at(-1);
  }

  get canGoBack(): boolean {
    return this.#subjects.length > 1;
  }

  visit(subject: Subject): void {
    if (JSON.stringify(subject) === JSON.stringify(this.current)) return;
    this.#subjects.push(subject);
    if (this.#subjects.length > maxSubjects) this.#subjects.shift();
  }

  back(): void {
    if (this.canGoBack) this.#subjects.pop();
  }
}
