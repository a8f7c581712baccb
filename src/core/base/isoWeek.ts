// Weeks as ISO 8601 counts them: from Monday, and of the year that holds their Thursday.

const dayMs = 86_400_000;

/** The week of a day (`2026-05-14`), as Hugging Face names it: `2026-W20`. */
export function isoWeek(day: string): string {
  const time = Date.parse(day);
  const fromMonday = (new Date(time).getUTCDay() + 6) % 7;
  const thursday = new Date(time + (3 - fromMonday) * dayMs);
  const year = thursday.getUTCFullYear();
  const week = 1 + Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * dayMs));
  return `${year}-W${String(week).padStart(2, '0')}`;
}
