import { parseCsv } from "./parse-csv";
import { type Delimiter, UnreadableFileError } from "./sheet";

const delimiters: Delimiter[] = [",", ";", "\t"];

/** Rows compared to detect the delimiter. */
const MAX_SAMPLE_ROWS = 100;

/** Excel declares the delimiter in the first line: "sep=;". */
const DECLARATION = /^sep=([,;\t])(?:\r\n|\n|\r|$)/i;

/** The line that declares the delimiter, if there is one. */
export function declaredDelimiter(start: string): { delimiter: Delimiter; line: string } | undefined {
  const [line, delimiter] = DECLARATION.exec(start) ?? [];
  return line && delimiter ? { line, delimiter: delimiter as Delimiter } : undefined;
}

/** The delimiter that gives the most columns in rows of equal width; by default a comma. */
export async function detectDelimiter(start: string): Promise<Delimiter> {
  let best: { delimiter: Delimiter; score: number } = { delimiter: ",", score: 0 };
  for (const delimiter of delimiters) {
    const score = await scoreDelimiter(start, delimiter);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

async function scoreDelimiter(start: string, delimiter: Delimiter): Promise<number> {
  const widths = await rowWidths(start, delimiter);
  const [header = 1] = widths;
  if (header < 2) return 0;
  const alike = widths.filter((width) => width === header).length / widths.length;
  return alike * (1 + Math.log2(header));
}

async function rowWidths(start: string, delimiter: Delimiter): Promise<number[]> {
  const widths: number[] = [];
  try {
    for await (const rows of parseCsv(chunks(start), delimiter)) {
      widths.push(...rows.map(({ cells }) => cells.length));
      if (widths.length >= MAX_SAMPLE_ROWS) break;
    }
  } catch (error) {
    // The text may be invalid with this delimiter, and may end in the middle of a row, which is ignored.
    if (!(error instanceof UnreadableFileError)) throw error;
  }
  return widths.slice(0, MAX_SAMPLE_ROWS);
}

/** In chunks, so that the rows before an invalid one are counted. */
function* chunks(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += 8192) yield text.slice(at, at + 8192);
}
