import { notFound } from "next/navigation";
import { Badge } from "@/components/ui/badge";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { can } from "@/lib/auth/abilities";
import { getStore, storeStock } from "@/lib/stores/queries";
import { FlashMessage } from "../../../flash";
import { myStore } from "../../../my-store";
import { requireAbility } from "../../../viewer";
import { rowIdOf } from "../../_record/route-params";
import { AddToStore } from "./add-to-store";
import { booksToAdd } from "./books-to-add";
import { StoreBooks } from "./store-books";
import { StoreButtons } from "./store-buttons";
import { StoreFacts } from "./store-facts";

export default async function StorePage({ params, searchParams }: PageProps<"/desk/stores/[id]">) {
  const actor = await requireAbility("desk");
  const store = await getStore(actor, await rowIdOf(params));
  if (!store) notFound();
  const asked = await searchParams;
  const mayAdd = can(actor, "stock.change");
  const [stock, toAdd] = await Promise.all([
    storeStock(actor, store.id, asked),
    mayAdd ? booksToAdd(actor, store.id, asked.add) : undefined,
  ]);
  const isMine = (await myStore()) === store.id;
  return (
    <>
      <PageHeader
        title={store.name}
        crumbs={[{ label: "Stores", href: "/desk/stores" }]}
        actions={
          <StoreButtons
            store={store}
            isMine={isMine}
            mayManage={can(actor, "stores.manage")}
            maySeeHistory={can(actor, "history")}
          />
        }
      >
        <p className="flex gap-2">
          {store.open ? <Badge tone="good">Open</Badge> : <Badge tone="note">Closed</Badge>}
          {isMine && <Badge>Your store</Badge>}
        </p>
      </PageHeader>
      <FlashMessage />
      <StoreFacts store={store} />
      {mayAdd && (
        <Section title="Add a book to this store">
          <AddToStore store={store} found={toAdd} />
        </Section>
      )}
      <Section title="Books here">
        <StoreBooks actor={actor} store={store} params={asked} page={stock} />
      </Section>
    </>
  );
}
