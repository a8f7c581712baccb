// ISO 8601 weeks: a week starts on Monday and belongs to the year of its Thursday. Used for the Hugging Face source.

const dayMs = 86_400_000;

/** Returns the week of a day (`2026-05-14`) in the notation of Hugging Face: `2026-W20`. */
export function isoWeek(day: string): string {
  const time = Date.parse(day);
  const fromMonday = (new Date(time).getUTCDay() + 6) % 7;
  const thursday = new Date(time + (3 - fromMonday) * dayMs);
  const year = thursday.getUTCFullYear();
  const week = 1 + Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * dayMs));
  return `${year}-W${String(week).padStart(2, '0')}`;
}
