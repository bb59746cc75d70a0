import type { AuthorRole } from "../db/generated/sqlite/enums";

/** Labels of the author roles. */
export const roleLabels: Record<AuthorRole, string> = {
  author: "Author",
  editor: "Editor",
  translator: "Translator",
  illustrator: "Illustrator",
  introduction: "Introduction",
};
