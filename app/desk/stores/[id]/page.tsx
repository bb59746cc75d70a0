import { notFound } from "next/navigation";
import { Badge } from "@/components/ui/badge";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { can } from "@/lib/auth/abilities";
import { getStore, storeStock } from "@/lib/stores/queries";
import { FlashMessage } from "../../../flash";
import { myStore } from "../../../my-store";
import { requireAbility } from "../../../viewer";
import { redirectToFilter } from "../../_list/redirect-to-filter";
import { parseRecordId } from "../../_record/route-params";
import { AddBookToStore } from "./add-book-to-store";
import { findBooksToAdd } from "./books-to-add";
import { StoreActions } from "./store-actions";
import { StoreBooks } from "./store-books";
import { StoreDetails } from "./store-details";

export default async function StorePage({ params, searchParams }: PageProps<"/desk/stores/[id]">) {
  const actor = await requireAbility("desk");
  const store = await getStore(actor, await parseRecordId(params));
  if (!store) notFound();
  const query = await searchParams;
  const mayAdd = can(actor, "stock.change");
  const [stock, toAdd] = await Promise.all([
    storeStock(actor, store.id, query),
    mayAdd ? findBooksToAdd(actor, store.id, query.add) : undefined,
  ]);
  const isMine = (await myStore()) === store.id;
  return (
    <>
      <PageHeader
        title={store.name}
        breadcrumbs={[{ label: "Stores", href: "/desk/stores" }]}
        actions={
          <StoreActions
            store={store}
            isMine={isMine}
            mayManage={can(actor, "stores.manage")}
            maySeeHistory={can(actor, "history")}
          />
        }
      >
        <p className="flex gap-2">
          {store.open ? <Badge tone="success">Open</Badge> : <Badge tone="info">Closed</Badge>}
          {isMine && <Badge>Your store</Badge>}
        </p>
      </PageHeader>
      <FlashMessage />
      <StoreDetails store={store} />
      {mayAdd && (
        <Section title="Add a book to this store">
          <AddBookToStore store={store} found={toAdd} />
        </Section>
      )}
      <Section title="Stock">
        <StoreBooks
          actor={actor}
          store={store}
          params={query}
          page={redirectToFilter(`/desk/stores/${store.id}`, stock)}
        />
      </Section>
    </>
  );
}
