/** How much of a file is believed. Whatever is beyond ends in a sentence, before memory or patience do. */

/** The widest table that a shop's system is known to give has some 150 columns. */
export const MAX_COLUMNS = 500;

/** In characters. A description of 10,000 in every one of 100 columns; what is longer has a quote that is not closed. */
export const MAX_ROW = 1_000_000;

/** In characters, with a header and five rows: more is not read to find out how a file is to be read. */
export const SAMPLE_BYTES = 256 * 1024;

/** Parts of a workbook: a sheet has five at most, and a thousand sheets are none that a person made. */
export const MAX_PARTS = 5_000;

/** Sheets, relations and the like in a workbook's small parts. */
export const MAX_SHEETS = 1_000;
export const MAX_RELATIONS = 10_000;

/** Bytes of XML in each of a workbook's parts but its sheets and shared texts. Styles, the largest, have 20 MB at most. */
export const MAX_SMALL_PART = 64 * 1024 ** 2;

/** Excel's own: cell formats of a workbook, and characters in a number format. */
export const MAX_STYLES = 65_490;
export const MAX_FORMAT_CODE = 255;

/** Elements inside each other. Excel's own parts have some 20. */
export const MAX_DEPTH = 200;

/** Bytes of one part of a workbook, unpacked: a million rows of twenty cells have some 1.5 GB. */
export const MAX_UNPACKED = 3 * 1024 ** 3;

/** How many times its packed size a part may have, beyond the first 10 MB. Sheets have 10 to 50 times, bombs 1,000. */
export const MAX_RATIO = 250;
export const RATIO_FROM = 10 * 1024 ** 2;

/** What a workbook keeps beside its sheets is in memory: so many texts, with so many characters in all. */
export const MAX_TEXTS = 3_000_000;
export const MAX_TEXT_CHARACTERS = 60_000_000;

/** Excel's own: no sheet has more rows. */
export const MAX_SHEET_ROWS = 1_048_576;

/** What finding out about a file may take: its process's heap, and all of its memory. */
export const INSPECT_HEAP_MB = 256;
export const INSPECT_MEMORY_MB = 512;

/** Rows in a chunk: some milliseconds of work for whoever reads them. */
export const CHUNK_ROWS = 500;
/** Characters in a chunk, and one row: a row may have a million. */
export const CHUNK_CHARACTERS = 4_000_000;
