import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { can } from "@/lib/auth/abilities";
import { dashboard } from "@/lib/dashboard/queries";
import { FlashMessage } from "../flash";
import { myStore } from "../my-store";
import { requireAbility } from "../viewer";
import { BookSearch } from "./book-search";
import { LatestChanges } from "./latest-changes";
import { StoreTotals } from "./store-totals";
import { Totals } from "./totals";

export const metadata: Metadata = { title: "Desk" };

export default async function DeskPage() {
  const actor = await requireAbility("desk");
  const { totals, stores, changes } = await dashboard(actor);
  return (
    <>
      <PageHeader title="Desk" />
      <FlashMessage />
      <BookSearch />
      <Totals totals={totals} />
      <Section title="Titles and copies per store">
        <StoreTotals stores={stores} mine={await myStore()} mayAdd={can(actor, "stores.manage")} />
      </Section>
      {can(actor, "history") && (
        <Section title="Latest changes">
          <LatestChanges changes={changes} />
        </Section>
      )}
    </>
  );
}
