import { notFound } from "next/navigation";
import { MAX_INTEGER } from "@/lib/fields";

/** The id in a path such as /desk/books/42; there is no page for what is no id. */
export async function rowIdOf(params: Promise<{ id: string }>): Promise<number> {
  const { id } = await params;
  const number = Number(id);
  if (!/^\d{1,10}$/.test(id) || number < 1 || number > MAX_INTEGER) notFound();
  return number;
}
