// Types of the parts of Citation.js that are used here: its readers and its TeX, without its registry of plugins.

declare module '@citation-js/plugin-bibtex/lib/input/file.js' {
  interface Entry {
    readonly type: string;
    readonly label: string;
    /** Field names in lower case; values with their TeX, strings (`@string`) and months put in. */
    readonly properties: Readonly<Record<string, string | number>>;
  }
  /** Throws a SyntaxError. */
  export function parse(text: string): readonly Entry[];
}

declare module '@citation-js/plugin-bibtex/lib/input/value.js' {
  interface Name {
    readonly given?: string;
    readonly prefix?: string;
    readonly family?: string;
    readonly suffix?: string;
  }
  /** What the field's type says: a text, a list, or names. Throws a SyntaxError. */
  export function parse(text: string, field: string): string | readonly (string | Name)[];
}

declare module '@citation-js/plugin-bibtex/lib/output/value.js' {
  /** A field's text with its special characters as TeX; drops those that it does not know. */
  export function format(field: string, value: string): string;
}
