/** The encoding of a text file. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** The delimiter of a text file. */
export type Delimiter = "," | ";" | "\t";

/** How to read a file. Missing options are detected. */
export interface ReadOptions {
  encoding?: Encoding;
  delimiter?: Delimiter;
  /** The sheet of a workbook; by default the first visible one. */
  sheet?: string;
  /** Whether the first row has the column names. Default: true. */
  hasHeader?: boolean;
}

/** A row: the line where it starts (in a workbook its row number), from 1, and its cells as text. */
export interface SheetRow {
  line: number;
  cells: string[];
}

/** What the start of a file shows. */
export interface SheetInfo {
  kind: "text" | "xlsx";
  encoding?: Encoding;
  delimiter?: Delimiter;
  /** The sheet names of a workbook, in order, and the one that is read. */
  sheets?: string[];
  sheet?: string;
  /** The column names; "Column 1" and so on without a header. */
  header: string[];
  /** The first five rows below the header. */
  samples: SheetRow[];
  /** The average number of characters of these rows. */
  rowLength: number;
  /** Warnings: duplicate column names, formulas, ignored macros. */
  warnings: string[];
}

/** A file that cannot be read as a table. The message is for the user. */
export class UnreadableFileError extends Error {
  override name = "Unreadable";
}
