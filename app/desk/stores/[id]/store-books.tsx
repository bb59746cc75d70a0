import { EmptyState } from "@/components/ui/empty-state";
import type { UserActor } from "@/lib/auth/abilities";
import type { SearchParams } from "@/lib/list/params";
import type { storeStock } from "@/lib/stores/queries";
import { DeskList } from "../../_list/desk-list";
import { listSelection } from "../../_list/selection";
import { bookCell, stockColumns } from "../../books/book-table";

interface Props {
  actor: UserActor;
  store: { id: number; name: string };
  params: SearchParams;
  page: Awaited<ReturnType<typeof storeStock>>;
}

/** The stock of a store. */
export function StoreBooks({ actor, store, params, page }: Props) {
  const none = page.request.q ? (
    <EmptyState title="No matching books in this store">Try fewer letters, or clear the search.</EmptyState>
  ) : (
    <EmptyState title="No stock yet">Books added to {store.name} appear here, with their copies.</EmptyState>
  );
  return (
    <DeskList
      actor={actor}
      name="stock"
      params={params}
      store={store.id}
      path={`/desk/stores/${store.id}`}
      noun="Stock"
      caption={`Books at ${store.name}`}
      page={page}
      hint="Title, author or ISBN"
      columns={stockColumns}
      cell={bookCell}
      selection={listSelection(actor, "book", store.id)}
      empty={none}
    />
  );
}
