// Dates as files write them, kept as far as they are known.

const numeric = /^\s*(\d{4})(?:\s*[-/.]\s*(\d{1,2})(?:\s*[-/.]\s*(\d{1,2}))?)?(?!\d)/;
const year = /\b(?:1[5-9]|20)\d{2}\b/;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `2020-03-01T00:00Z`, `2020/3`, `December, 1958` → `YYYY-MM-DD`, `YYYY-MM`, `YYYY`; empty when no year is in it. */
export function knownDate(text: string): string {
  const [, y, m, d] = numeric.exec(text) ?? [];
  return y === undefined ? (year.exec(text)?.[0] ?? '') : dateOf(y, m, d);
}

/** The date of its parts, as long as they make sense; a month is a number or begins like its English name. */
export function dateOf(year: string, month = '', day = ''): string {
  const m = monthNumber(month);
  if (!/^\d{4}$/.test(year)) return '';
  if (m === '') return year;
  const date = `${year}-${m}-${day.trim().padStart(2, '0')}`;
  return isDay(date) ? date : `${year}-${m}`;
}

function monthNumber(text: string): string {
  const number = /^\s*\d{1,2}\s*$/.test(text)
    ? Number(text)
    : months.indexOf(text.trim().slice(0, 3).toLowerCase()) + 1;
  return number >= 1 && number <= 12 ? String(number).padStart(2, '0') : '';
}

/** A 30 February would come back as another day. */
function isDay(date: string): boolean {
  const time = Date.parse(date);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}
