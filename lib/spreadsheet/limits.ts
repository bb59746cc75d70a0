/** Limits for files. A file beyond them is rejected with a message before it exhausts memory or time. */

/** The widest known export of a shop system has about 150 columns. */
export const MAX_COLUMNS = 500;

/** In characters: 10,000 in each of 100 columns. A longer row usually has an unclosed quote. */
export const MAX_ROW = 1_000_000;

/** In characters: enough for a header and five rows. */
export const SAMPLE_BYTES = 256 * 1024;

/** Parts of a workbook: at most five per sheet. Nobody makes a thousand sheets by hand. */
export const MAX_PARTS = 5_000;

/** Sheets and relations of a workbook. */
export const MAX_SHEETS = 1_000;
export const MAX_RELATIONS = 10_000;

/** Bytes of XML in a part that is neither a sheet nor the shared strings. Styles, the largest, have at most 20 MB. */
export const MAX_SMALL_PART = 64 * 1024 ** 2;

/** Excel's limits for cell formats of a workbook, and for characters of a number format. */
export const MAX_STYLES = 65_490;
export const MAX_FORMAT_CODE = 255;

/** Depth of nested elements. Excel's files have about 20. */
export const MAX_DEPTH = 200;

/** Uncompressed bytes of one part of a workbook: a million rows of twenty cells have about 1.5 GB. */
export const MAX_UNPACKED = 3 * 1024 ** 3;

/** The compression ratio of a part, beyond the first 10 MB. Sheets have 10 to 50, zip bombs 1,000. */
export const MAX_RATIO = 250;
export const RATIO_FROM = 10 * 1024 ** 2;

/** Shared strings are kept in memory: their number, and their characters in total. */
export const MAX_TEXTS = 3_000_000;
export const MAX_TEXT_CHARACTERS = 60_000_000;

/** Excel's limit for the rows of a sheet. */
export const MAX_SHEET_ROWS = 1_048_576;

/** Memory limits of an inspector process: its heap, and its total memory. */
export const INSPECT_HEAP_MB = 256;
export const INSPECT_MEMORY_MB = 512;

/** Rows in a chunk: a few milliseconds of work. */
export const CHUNK_ROWS = 500;
/** Characters in a chunk, plus one row of up to a million. */
export const CHUNK_CHARACTERS = 4_000_000;
