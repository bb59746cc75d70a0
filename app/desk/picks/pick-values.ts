import type { FormValues } from "@/components/form/form-state";

/** The form values of a pick. */
export function pickValues(pick: {
  id: number;
  version: number;
  bookId: number;
  text: string;
  published: boolean;
  position: number | null;
}): FormValues {
  return {
    id: String(pick.id),
    version: String(pick.version),
    bookId: String(pick.bookId),
    text: pick.text,
    published: pick.published ? "yes" : "no",
    position: String(pick.position ?? ""),
  };
}
