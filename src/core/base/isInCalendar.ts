// Tells days and months that exist from those that do not, such as 30 February.

/** Whether `YYYY-MM-DD`, or its first part `YYYY-MM` or `YYYY`, is in the calendar. `Date` turns other days into one that is. */
export function isInCalendar(date: string): boolean {
  const time = Date.parse(date);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}
