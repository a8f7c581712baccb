// Parses the date formats found in files, and keeps the part of a date that is known.
import { isInCalendar } from '../base/isInCalendar.ts';

const numeric = /^\s*(\d{4})(?:\s*[-/.]\s*(\d{1,2})(?:\s*[-/.]\s*(\d{1,2}))?)?(?!\d)/;
const year = /\b(?:1[5-9]|20)\d{2}\b/;
const monthName =
  /(?<!\p{L})(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?!\p{L})/iu;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Turns `2020-03-01T00:00Z`, `2020/3` or `December, 1958` into `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; empty if there is
 * no year.
 */
export function parsePartialDate(text: string): string {
  const [, y, m, d] = numeric.exec(text) ?? [];
  return y === undefined ? (year.exec(text)?.[0] ?? '') : partialDate(y, m, d);
}

/**
 * Also reads the month and day of `4 March 2020`, `2020 MAR-APR` and `20200304`. Returns only the year of
 * `03/04/2020`, where day and month are ambiguous.
 */
export function parseWordedDate(text: string): string {
  const [, y, m, d] = /^\s*(\d{4})(\d{2})(\d{2})\s*$/.exec(text) ?? [];
  if (y !== undefined) return partialDate(y, m, d);
  const known = parsePartialDate(text);
  return known.length === 4 ? dateWithin(known, text.replace(known, ' ')) : known;
}

/**
 * Combines a field with the year and a field with further parts: `2020` and `MAR 4` become that day. If the years
 * differ, the first field wins.
 */
export function combineDates(yearText: string, text: string): string {
  const [date, other] = [parseWordedDate(yearText), parseWordedDate(text)];
  if (date === '') return other;
  const isSame = other.startsWith(date.slice(0, 4));
  const more = other === '' ? dateWithin(date.slice(0, 4), text, true) : isSame ? other : '';
  return more.length > date.length ? more : date;
}

/** Finds month and day in words, or in numbers if nothing else is possible: `Mar 4`, `4-8 Mar`, `3/4`, `03//`. */
function dateWithin(year: string, text: string, mayBeNumbers = false): string {
  const name = monthName.exec(text)?.[0];
  if (name !== undefined) return partialDate(year, name, /(?<!\d)\d{1,2}(?!\d)/.exec(text)?.[0]);
  const [, first = '', second = ''] = /^\W*(\d{1,2})\s*[-/.](?:\s*(\d{1,2}))?(?!\d)/.exec(text) ?? [];
  if (!mayBeNumbers || first === '') return year;
  return Number(first) > 12 ? partialDate(year, second, first) : partialDate(year, first, second);
}

/** Builds a date from its parts, as far as they are valid. The month is a number or starts like its English name. */
export function partialDate(year: string, month = '', day = ''): string {
  const m = monthNumber(month);
  if (!/^\d{4}$/.test(year)) return '';
  if (m === '') return year;
  const date = `${year}-${m}-${day.trim().padStart(2, '0')}`;
  return isInCalendar(date) ? date : `${year}-${m}`;
}

function monthNumber(text: string): string {
  const number = /^\s*\d{1,2}\s*$/.test(text)
    ? Number(text)
    : months.indexOf(text.trim().slice(0, 3).toLowerCase()) + 1;
  return number >= 1 && number <= 12 ? String(number).padStart(2, '0') : '';
}
