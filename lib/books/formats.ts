import type { BookFormat } from "../db/generated/sqlite/enums";

/** What the formats of a book are called. */
export const formatLabels: Record<BookFormat, string> = {
  hardback: "Hardback",
  paperback: "Paperback",
  ebook: "E-book",
  audiobook: "Audiobook",
  other: "Other",
};
