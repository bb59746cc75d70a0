// What a spreadsheet takes for a formula; and what it takes for a number or a day, and writes differently: a zero in
// front, more digits than it shows, a power of ten, a fraction or a date.
const CHANGED = /^'*(?:[=+\-@\t\r]|0\d+$|\d{12,}$|\d+(?:[.,]\d+)?[eE][+-]?\d+$|\d{1,4}[-/]\d{1,2}(?:[-/]\d{1,4})?$)/;

/**
 * A cell as it goes into a CSV file, so that no spreadsheet runs it or makes another text of it: one that begins with
 * = + - @, a tab or a carriage return, or looks like a number that isn't one (an ISBN, a phone number), has an
 * apostrophe before it. One that has that by itself gets a second. Rule: OWASP, CSV injection.
 */
export function defused(cell: string): string {
  return CHANGED.test(cell) ? `'${cell}` : cell;
}

/** The cell that {@link defused} was given. */
export function undefused(cell: string): string {
  return cell.startsWith("'") && CHANGED.test(cell) ? cell.slice(1) : cell;
}
