/** Reads the structure of a workbook: its sheets, and which styles are dates. */
import { posix } from "node:path";
import { MAX_RELATIONS, MAX_SHEETS, MAX_SMALL_PART, MAX_STYLES } from "../limits";
import { UnreadableFileError } from "../sheet";
import { type DateFormat, dateFormatOf } from "./dates";
import { Package } from "./package";
import { attribute, readAllXml } from "./xml";

export interface Workbook {
  file: Package;
  sheets: { name: string; part: string; hidden: boolean }[];
  /** The part with the shared strings. */
  sharedStrings?: string;
  since1904: boolean;
  /** The date format of each style; undefined for others. */
  styles: (DateFormat | undefined)[];
  hasMacros: boolean;
}

type Relation = { type: string; target: string };

/** Opens a workbook. The caller closes its file. @throws {UnreadableFileError} when it is not a workbook */
export async function openWorkbook(path: string): Promise<Workbook> {
  const file = await Package.open(path);
  try {
    return await readWorkbook(file);
  } catch (error) {
    file.close();
    throw error;
  }
}

async function readWorkbook(file: Package): Promise<Workbook> {
  const main = await findMainPart(file);
  const relations = await relationsOf(file, main);
  const byType = (type: string) =>
    [...relations.values()].find((relation) => relation.type.endsWith(`/${type}`))?.target;
  const { sheets, since1904 } = await readSheets(file, main, relations);
  return {
    file,
    sheets,
    since1904,
    sharedStrings: byType("sharedStrings"),
    styles: await readStyles(file, byType("styles")),
    hasMacros: file.has(byType("vbaProject") ?? ""),
  };
}

async function findMainPart(file: Package): Promise<string> {
  const main = [...(await relationsOf(file, "")).values()].find(({ type }) => type.endsWith("/officeDocument"))?.target;
  if (main?.endsWith(".xml") && main.includes("xl/") && file.has(main)) return main;
  if (file.has("xl/workbook.xml")) return "xl/workbook.xml";
  if (main?.endsWith(".bin")) {
    throw new UnreadableFileError("This is a binary workbook (.xlsb). Save it as .xlsx or CSV, and choose that.");
  }
  if (file.has("content.xml")) {
    throw new UnreadableFileError("This is an OpenDocument file. Save it as .xlsx or CSV, and choose that.");
  }
  throw new UnreadableFileError(
    "This is a zip or another kind of document, not a workbook. Choose a CSV file or an .xlsx.",
  );
}

/** The relations of a part, by id. */
async function relationsOf(file: Package, part: string): Promise<Map<string, Relation>> {
  const folder = posix.dirname(part);
  const name = posix.join(folder, "_rels", `${posix.basename(part)}.rels`);
  const relations = new Map<string, Relation>();
  if (!file.has(name)) return relations;
  await readAllXml(file.part(name, MAX_SMALL_PART), {
    open: (element, { Id = "", Type = "", Target = "" }) => {
      if (element !== "Relationship" || relations.size >= MAX_RELATIONS) return;
      relations.set(Id, { type: Type, target: posix.join("/", folder, resolveTarget(Target, folder)).slice(1) });
    },
  });
  return relations;
}

/** A target that starts with "/" is absolute. */
const resolveTarget = (target: string, folder: string) =>
  target.startsWith("/") ? posix.relative(posix.join("/", folder), target) : target;

/** Excel's sheet names have at most 31 characters. */
const MAX_NAME = 100;

async function readSheets(file: Package, main: string, relations: Map<string, Relation>) {
  const sheets: Workbook["sheets"] = [];
  let since1904 = false;
  await readAllXml(file.part(main, MAX_SMALL_PART), {
    open: (element, attributes) => {
      if (element === "workbookPr") since1904 = ["1", "true"].includes(attributes.date1904 ?? "");
      if (element !== "sheet") return;
      const relation = relations.get(attribute(attributes, "id") ?? "");
      // Chart and macro sheets have no cells.
      if (!relation?.type.endsWith("/worksheet") || !file.has(relation.target)) return;
      if (sheets.length === MAX_SHEETS) {
        throw new UnreadableFileError("This workbook has more than 1,000 sheets, so it was not read.");
      }
      const hidden = (attributes.state ?? "visible") !== "visible";
      sheets.push({ name: (attributes.name ?? "").slice(0, MAX_NAME), part: relation.target, hidden });
    },
  });
  if (sheets.length === 0) throw new UnreadableFileError("This workbook has no sheet with cells.");
  return { sheets, since1904 };
}

async function readStyles(file: Package, part: string | undefined): Promise<(DateFormat | undefined)[]> {
  const styles: (DateFormat | undefined)[] = [];
  if (!part || !file.has(part)) return styles;
  const formats = new Map<number, DateFormat | undefined>();
  let inCells = false;
  await readAllXml(file.part(part, MAX_SMALL_PART), {
    open: (element, { numFmtId, formatCode = "" }) => {
      const format = Number(numFmtId);
      if (element === "numFmt" && formats.size < MAX_STYLES) formats.set(format, dateFormatOf(format, formatCode));
      if (element === "cellXfs") inCells = true;
      if (element !== "xf" || !inCells || styles.length === MAX_STYLES) return;
      styles.push(formats.has(format) ? formats.get(format) : dateFormatOf(format, undefined));
    },
    close: (element) => {
      if (element === "cellXfs") inCells = false;
    },
  });
  return styles;
}
