// Dates as files write them, kept as far as they are known.

const numeric = /^\s*(\d{4})(?:\s*[-/.]\s*(\d{1,2})(?:\s*[-/.]\s*(\d{1,2}))?)?(?!\d)/;
const year = /\b(?:1[5-9]|20)\d{2}\b/;
const monthName =
  /(?<!\p{L})(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?!\p{L})/iu;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `2020-03-01T00:00Z`, `2020/3`, `December, 1958` → `YYYY-MM-DD`, `YYYY-MM`, `YYYY`; empty when no year is in it. */
export function parsePartialDate(text: string): string {
  const [, y, m, d] = numeric.exec(text) ?? [];
  return y === undefined ? (year.exec(text)?.[0] ?? '') : partialDate(y, m, d);
}

/**
 * The same for dates in words, with their month and day: `4 March 2020`, `2020 MAR-APR`, `20200304`. Of `03/04/2020` nobody
 * knows which is the month: its year.
 */
export function parseWordedDate(text: string): string {
  const [, y, m, d] = /^\s*(\d{4})(\d{2})(\d{2})\s*$/.exec(text) ?? [];
  if (y !== undefined) return partialDate(y, m, d);
  const known = parsePartialDate(text);
  return known.length === 4 ? dateWithin(known, text.replace(known, ' ')) : known;
}

/**
 * The date of two fields, one with the year and one with what else is known: of `2020` and `MAR 4` that day. The year of the
 * first one counts.
 */
export function combineDates(yearText: string, text: string): string {
  const [date, other] = [parseWordedDate(yearText), parseWordedDate(text)];
  if (date === '') return other;
  const isSame = other.startsWith(date.slice(0, 4));
  const more = other === '' ? dateWithin(date.slice(0, 4), text, true) : isSame ? other : '';
  return more.length > date.length ? more : date;
}

/** Month and day in words, or in numbers where there is nothing else: `Mar 4`, `4-8 Mar`, `3/4`, `03//`. */
function dateWithin(year: string, text: string, mayBeNumbers = false): string {
  const name = monthName.exec(text)?.[0];
  if (name !== undefined) return partialDate(year, name, /(?<!\d)\d{1,2}(?!\d)/.exec(text)?.[0]);
  const [, first = '', second = ''] = /^\W*(\d{1,2})\s*[-/.](?:\s*(\d{1,2}))?(?!\d)/.exec(text) ?? [];
  if (!mayBeNumbers || first === '') return year;
  return Number(first) > 12 ? partialDate(year, second, first) : partialDate(year, first, second);
}

/** The date of its parts, as long as they make sense; a month is a number or begins like its English name. */
export function partialDate(year: string, month = '', day = ''): string {
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
