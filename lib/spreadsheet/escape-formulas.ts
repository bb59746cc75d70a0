// Matches cells that a spreadsheet would run as a formula (full-width signs too, after any spaces), or would convert:
// leading zeros, long numbers, exponents, fractions and dates.
const REINTERPRETED =
  /^'*(?:[\t\r\n]|\s*(?:[=+\-@＝＋－＠﹦﹢﹣﹫−]|0\d+$|\d{12,}$|\d+(?:[.,]\d+)?[eE][+-]?\d+$|\d{1,4}[-/]\d{1,2}(?:[-/]\d{1,4})?$))/;
// Matches the start of a cell for a spreadsheet that expects another delimiter, as Excel expects ; in many countries: it
// ignores our quotes. The lookahead always matches, so a run of spaces is read once.
const SEPARATOR = /[;\t\r\n]/;
const CELL_START = /[;\t\r\n]\s*(?=('*[=+\-@＝＋－＠﹦﹢﹣﹫−])?)/g;
const ESCAPED_CELL_START = /([;\t\r\n]\s*)(?:'(?='*[=+\-@＝＋－＠﹦﹢﹣﹫−]))?/g;

/**
 * Escapes a cell for CSV, so that no spreadsheet runs or converts it. Cells that start with = + - @, a tab or a line end,
 * or look like a number but are not (an ISBN, a phone number), get an apostrophe in front; so do formulas inside a cell,
 * after a semicolon, tab or line end. An existing apostrophe is doubled. Rule: OWASP, CSV injection.
 */
export function escapeFormula(cell: string): string {
  const inside = SEPARATOR.test(cell)
    ? cell.replace(CELL_START, (spaces, formula) => (formula ? `${spaces}'` : spaces))
    : cell;
  return REINTERPRETED.test(inside) ? `'${inside}` : inside;
}

/** Reverses {@link escapeFormula}. */
export function unescapeFormula(cell: string): string {
  if (!cell.includes("'")) return cell;
  const whole = cell.startsWith("'") && REINTERPRETED.test(cell) ? cell.slice(1) : cell;
  return whole.replace(ESCAPED_CELL_START, "$1");
}
