import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { parseId } from "@/lib/values/form-fields";

/** The id in a path such as /desk/books/42; there is no page for what is no id. */
export async function parseRecordId(params: Promise<{ id: string }>): Promise<number> {
  return parseId((await params).id) ?? notFound();
}

/**
 * A row that is edited must be there. It may be gone only in the answer to a form that was sent without JavaScript,
 * which is this page again: the form says who deleted the row, and still has what was typed. Else `gone` answers.
 */
export async function recordOrNotFound<Row>(
  row: Row | null,
  gone: () => Promise<never> = async () => notFound(),
): Promise<Row | null> {
  const isAnswer = (await headers()).get("content-type")?.startsWith("multipart/form-data");
  return row || isAnswer ? row : gone();
}
