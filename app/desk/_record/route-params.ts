import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { parseId } from "@/lib/values/form-fields";

/** Returns the id in a path such as /desk/books/42; shows "not found" if it is not an id. */
export async function parseRecordId(params: Promise<{ id: string }>): Promise<number> {
  return parseId((await params).id) ?? notFound();
}

/**
 * Returns the row of an edit page, or calls `gone`, by default "not found", if it does not exist. The response to a form
 * without JavaScript is this page again and may have no row: the form says who deleted it, and keeps what was typed.
 */
export async function recordOrNotFound<Row>(
  row: Row | null,
  gone: () => Promise<never> = async () => notFound(),
): Promise<Row | null> {
  const isAnswer = (await headers()).get("content-type")?.startsWith("multipart/form-data");
  return row || isAnswer ? row : gone();
}
