/** Parses the authors of a book in a cell: in order, each with a role. */
import { authorRoles } from "../../../books/schema";
import { cleanLine, fold } from "../../../values/text";
import type { ImportOptions } from "../../settings";

export interface ParsedAuthor {
  name: string;
  role: (typeof authorRoles)[number];
  /** The original text of a reordered name: "García Márquez, Gabriel" cannot be derived from the name. */
  sortName?: string;
}

export interface ParsedAuthors {
  authors: ParsedAuthor[];
  /** Names that occur twice with the same role. */
  duplicates: string[];
  /** Why the cell is ambiguous. */
  error?: string;
}

/**
 * Splits a cell. "Jr." after a comma belongs to the name before it. A quoted name is taken literally, with doubled quotes
 * inside, as the export writes names with a semicolon. Never throws.
 */
export function parseAuthors(
  cell: string,
  { authorSeparator, surnameFirst }: Pick<ImportOptions, "authorSeparator" | "surnameFirst">,
): ParsedAuthors {
  const parts = authorSeparator === "none" ? [{ text: cleanLine(cell) }] : splitAuthors(cell, authorSeparator);
  const paired = surnameFirst && authorSeparator === ",";
  if (paired && parts.length % 2 === 1 && parts.length > 1) {
    return { authors: [], duplicates: [], error: "These are not pairs of surname and forename." };
  }
  const authors: ParsedAuthor[] = [];
  const duplicates: string[] = [];
  const seen = new Set<string>();
  for (const part of paired ? pairNames(parts) : parts) {
    const author = parseAuthor(part, surnameFirst);
    const key = `${author.role} ${fold(author.name)}`;
    if (seen.has(key)) duplicates.push(author.name);
    else authors.push(author);
    seen.add(key);
  }
  return { authors, duplicates };
}

interface AuthorText {
  text: string;
  /** The text between quotation marks; `text` is then the role that follows. */
  quoted?: string;
}

const SUFFIX = /^(?:jr|sr|[ivx]+|ph\.? ?d|m\.? ?d|esq)\.?$/i;
const QUOTED = /\s*"((?:[^"]|"")+)"(?:\s*(\([^()]*\)))?\s*/y;

// The & and ; of an HTML entity do not separate authors.
const ENTITY =
  "(?:#\\d{1,7}|#x[\\da-fA-F]{1,6}|amp|quot|apos|lt|gt|nbsp|szlig|[a-zA-Z](?:acute|grave|circ|uml|tilde|cedil|ring|slash|caron))";
const betweenEntities: Partial<Record<string, RegExp>> = {
  ";": new RegExp(`(?<!&${ENTITY});`),
  "&": new RegExp(`&(?!${ENTITY};)`),
};

/** Splits at the separators. "and" does not separate: it is often part of an organisation's name. */
function splitAuthors(cell: string, separator: string): AuthorText[] {
  const parts: AuthorText[] = [];
  const texts = cell.split(betweenEntities[separator] ?? separator);
  const ends = separatorPositions(texts);
  const isEnd = new Set(ends);
  for (let place = 0; place < texts.length; place++) {
    const text = cleanLine(texts[place] ?? "");
    const quoted = text.startsWith('"') ? parseQuoted(cell, (ends[place - 1] ?? -1) + 1) : undefined;
    if (quoted && isEnd.has(quoted.end)) {
      parts.push(quoted.part);
      // Separators between quotation marks are part of the name.
      while ((ends[place] ?? quoted.end) < quoted.end) place++;
    } else if (text !== "") {
      const before = parts.at(-1);
      if (separator === "," && before && SUFFIX.test(text)) before.text = `${before.text} ${text}`;
      else parts.push({ text });
    }
  }
  return parts;
}

/** The position of each separator in the cell; a separator is one character. */
function separatorPositions(texts: string[]): number[] {
  let end = -1;
  return texts.map(({ length }) => {
    end += 1 + length;
    return end;
  });
}

/** Parses a quoted name with its role, starting at `start`. */
function parseQuoted(cell: string, start: number): { part: AuthorText; end: number } | undefined {
  QUOTED.lastIndex = start;
  const [, name, role = ""] = QUOTED.exec(cell) ?? [];
  if (name === undefined) return undefined;
  return { part: { quoted: cleanLine(name.replaceAll('""', '"')), text: role }, end: QUOTED.lastIndex };
}

const pairNames = (parts: AuthorText[]): AuthorText[] =>
  parts.flatMap(({ text }, place) => {
    const next = parts[place + 1]?.text;
    return place % 2 === 0 ? [{ text: next === undefined ? text : `${text}, ${next}` }] : [];
  });

const ROLE = /^(.+?) ?\(([^()]+)\)$/;

/** Parses "Ann Goldstein (translator)", as the export writes it. Brackets without a role are part of the name. */
function parseAuthor({ text, quoted }: AuthorText, surnameFirst: boolean): ParsedAuthor {
  const [, before, inside] = ROLE.exec(quoted === undefined ? text : `x ${text}`) ?? [];
  const role = inside === undefined ? undefined : roles.get(fold(inside));
  if (quoted !== undefined) return { name: quoted, role: role ?? "author" };
  const name = role && before !== undefined ? before : text;
  const forenameFirst = surnameFirst ? toForenameFirst(name) : name;
  return { name: forenameFirst, role: role ?? "author", ...(forenameFirst !== name && { sortName: name }) };
}

/** "Tolkien, J. R. R." as "J. R. R. Tolkien"; "King, Martin Luther, Jr." as "Martin Luther King Jr." */
export function toForenameFirst(name: string): string {
  const [surname, forename, suffix, ...more] = name.split(",").map((part) => part.trim());
  if (!surname || !forename || more.length > 0) return name;
  if (SUFFIX.test(forename) && suffix === undefined) return `${surname} ${forename}`;
  return [forename, surname, suffix].filter(Boolean).join(" ");
}

const roles = new Map<string, ParsedAuthor["role"]>([
  ...authorRoles.map((role) => [role, role] as const),
  ...(["aut", "writer", "auteur", "autor", "by"] as const).map((word) => [word, "author"] as const),
  ...(["ed", "ed.", "eds.", "edt", "editor in chief", "herausgeber", "hrsg.", "editeur"] as const).map(
    (word) => [word, "editor"] as const,
  ),
  ...(["tr", "tr.", "trans.", "trl", "transl.", "ubersetzer", "ubers.", "traducteur", "traductor"] as const).map(
    (word) => [word, "translator"] as const,
  ),
  ...(["ill", "ill.", "illus.", "illustr.", "illustrateur", "ilustrador"] as const).map(
    (word) => [word, "illustrator"] as const,
  ),
  ...(["intro", "intro.", "foreword", "preface", "aui", "vorwort"] as const).map(
    (word) => [word, "introduction"] as const,
  ),
]);
