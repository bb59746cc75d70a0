/** How the characters of a text file are written down. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** What stands between two cells of a text file. */
export type Delimiter = "," | ";" | "\t";

/** How a file is read: what is left out is found out from the file itself. */
export interface ReadOptions {
  encoding?: Encoding;
  delimiter?: Delimiter;
  /** The name of a workbook's sheet; its first visible one where it is left out. */
  sheet?: string;
  /** Whether the first row names the columns: it does, unless somebody says otherwise. */
  hasHeader?: boolean;
}

/** One row: the line of the file where it begins (a workbook's row number), counted from 1, and its cells as text. */
export interface SheetRow {
  line: number;
  cells: string[];
}

/** What a file is, as far as its beginning tells. */
export interface SheetInfo {
  kind: "text" | "xlsx";
  encoding?: Encoding;
  delimiter?: Delimiter;
  /** A workbook's sheets by name, in order, and the one that is read. */
  sheets?: string[];
  sheet?: string;
  /** What the columns are called; "Column 1" and so on where the file has no header. */
  header: string[];
  /** The first five rows under the header. */
  samples: SheetRow[];
  /** How many characters a row has, by these. */
  rowLength: number;
  /** Sentences about what is odd: two columns of one name, formulas, macros that are left out. */
  warnings: string[];
}

/** A file that cannot be read as a table; the message is a sentence for the person who chose it. */
export class UnreadableFileError extends Error {
  override name = "Unreadable";
}
