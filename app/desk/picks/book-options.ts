import "server-only";
import type { Option } from "@/components/form/fields/field";
import type { UserActor } from "@/lib/auth/abilities";
import { listBooks } from "@/lib/books/queries";

/** Book options without JavaScript: the newest books, and the selected one. */
export async function getBookOptions(actor: UserActor, chosen?: { id: number; title: string }): Promise<Option[]> {
  const { rows } = await listBooks(actor, { sort: "-added" });
  const books = chosen && !rows.some(({ id }) => id === chosen.id) ? [chosen, ...rows] : rows;
  return books.map(({ id, title }) => ({ value: String(id), label: title }));
}
