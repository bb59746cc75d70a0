import type { AuthorRole } from "../db/generated/sqlite/enums";

/** What the parts that an author can have in a book are called. */
export const roleLabels: Record<AuthorRole, string> = {
  author: "Author",
  editor: "Editor",
  translator: "Translator",
  illustrator: "Illustrator",
  introduction: "Introduction",
};
