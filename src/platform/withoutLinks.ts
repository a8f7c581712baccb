// Keeps `[text](command:…)` in the name of a file from becoming a link in a notification, which would run the command.

export function withoutLinks(text: string): string {
  return text.replace(/\]\(/g, '] (');
}
