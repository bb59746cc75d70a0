import type { Metadata } from "next";
import Link from "next/link";
import { emptyFormState } from "@/components/form/form-state";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { can } from "@/lib/auth/abilities";
import { loadDashboard } from "@/lib/dashboard/queries";
import { FlashMessage } from "../flash";
import { myStore } from "../my-store";
import { requireAbility } from "../viewer";
import { BookSearch } from "./_dashboard/book-search";
import { BooksAddedChart } from "./_dashboard/books-added-chart";
import { ChartSection } from "./_dashboard/chart-section";
import { CurrentStoreForm } from "./_dashboard/current-store-form";
import { LanguagesChart } from "./_dashboard/languages-chart";
import { LatestChanges } from "./_dashboard/latest-changes";
import { Onboarding } from "./_dashboard/onboarding";
import { OutOfStockChart } from "./_dashboard/out-of-stock-chart";
import { StoreTotalsChart } from "./_dashboard/store-totals-chart";
import { Totals } from "./_dashboard/totals";

export const metadata: Metadata = { title: "Dashboard" };

export default async function DeskPage() {
  const actor = await requireAbility("desk");
  const [{ totals, stores, catalogue, outOfStock, changes }, mine] = await Promise.all([
    loadDashboard(actor),
    myStore(),
  ]);
  const has = { books: totals.books > 0, stores: stores.length > 0, copies: stores.some(({ copies }) => copies > 0) };
  const here = stores.find(({ id }) => id === mine)?.id;
  return (
    <>
      <PageHeader title="Dashboard" />
      <FlashMessage />
      <div className="desk-top">
        <BookSearch />
        {has.stores && (
          <CurrentStoreForm
            initial={emptyFormState({ storeId: String(here ?? "") })}
            stores={stores.map(({ id, name, open }) => ({
              value: String(id),
              label: open ? name : `${name} (closed)`,
            }))}
          />
        )}
      </div>
      {!(has.stores && has.books && has.copies) && <Onboarding has={has} mayAddStores={can(actor, "stores.manage")} />}
      {(has.stores || has.books) && <Totals totals={totals} />}
      <div className="cards">
        {has.stores && (
          <Section title="Titles and copies per store" card>
            <StoreTotalsChart stores={stores} mine={here} />
          </Section>
        )}
        {has.books && (
          <>
            <ChartSection title="Books added" figure={catalogue} alternative={recentBooks}>
              {({ months }) => <BooksAddedChart months={months} />}
            </ChartSection>
            <ChartSection title="Languages" figure={catalogue} alternative={booksByLanguage}>
              {({ languages }) => <LanguagesChart languages={languages} />}
            </ChartSection>
            <ChartSection title="Out of stock" figure={outOfStock} alternative={booksOutOfStock}>
              {(figure) => <OutOfStockChart figure={figure} />}
            </ChartSection>
          </>
        )}
        {can(actor, "history") && (
          <Section
            title="Recent changes"
            card
            aside={
              <Link href="/desk/history" prefetch={false}>
                All changes
              </Link>
            }
          >
            <LatestChanges changes={changes} />
          </Section>
        )}
      </div>
    </>
  );
}

const recentBooks = (
  <Link href="/desk/books?sort=-added" prefetch={false}>
    Recently added books
  </Link>
);
const booksByLanguage = (
  <Link href="/desk/books?group=language" prefetch={false}>
    Books by language
  </Link>
);
const booksOutOfStock = (
  <Link href="/desk/books?where=store%3Dempty%3Dtrue" prefetch={false}>
    Books out of stock
  </Link>
);
