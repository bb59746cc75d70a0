// What a spreadsheet takes for a formula, in full width too, whatever spaces are before it; and what it takes for a
// number or a day, and writes differently: a zero in front, more digits than it shows, a power of ten, a fraction or a date.
const REINTERPRETED =
  /^'*(?:[\t\r\n]|\s*(?:[=+\-@＝＋－＠﹦﹢﹣﹫−]|0\d+$|\d{12,}$|\d+(?:[.,]\d+)?[eE][+-]?\d+$|\d{1,4}[-/]\d{1,2}(?:[-/]\d{1,4})?$))/;
// Where a cell would begin for a spreadsheet that expects another delimiter, as Excel expects ; in many countries: it does
// not heed the quotes around our cell. The lookahead always matches, so that a run of spaces is read once.
const SEPARATOR = /[;\t\r\n]/;
const CELL_START = /[;\t\r\n]\s*(?=('*[=+\-@＝＋－＠﹦﹢﹣﹫−])?)/g;
const ESCAPED_CELL_START = /([;\t\r\n]\s*)(?:'(?='*[=+\-@＝＋－＠﹦﹢﹣﹫−]))?/g;

/**
 * A cell as it goes into a CSV file, so that no spreadsheet runs it or makes another text of it: one that begins with
 * = + - @, a tab or a line end, or looks like a number that isn't one (an ISBN, a phone number), has an
 * apostrophe before it; so has a formula inside it, after a semicolon, a tab or a line end. What has one by itself gets a
 * second. Rule: OWASP, CSV injection.
 */
export function escapeFormula(cell: string): string {
  const inside = SEPARATOR.test(cell)
    ? cell.replace(CELL_START, (spaces, formula) => (formula ? `${spaces}'` : spaces))
    : cell;
  return REINTERPRETED.test(inside) ? `'${inside}` : inside;
}

/** The cell that {@link escapeFormula} was given. */
export function unescapeFormula(cell: string): string {
  if (!cell.includes("'")) return cell;
  const whole = cell.startsWith("'") && REINTERPRETED.test(cell) ? cell.slice(1) : cell;
  return whole.replace(ESCAPED_CELL_START, "$1");
}
