import type { BookFormat } from "../db/generated/sqlite/enums";

/** Labels of the book formats. */
export const formatLabels: Record<BookFormat, string> = {
  hardback: "Hardback",
  paperback: "Paperback",
  ebook: "E-book",
  audiobook: "Audiobook",
  other: "Other",
};
