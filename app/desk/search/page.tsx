import type { Metadata } from "next";
import Link from "next/link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { SearchInput } from "@/components/ui/search-input";
import { Section } from "@/components/ui/section";
import { firstValue } from "@/lib/list/params";
import { requireAbility } from "../../viewer";
import { palettePages } from "../_palette/palette-pages";
import { paletteRecords } from "../_palette/palette-records";

export const metadata: Metadata = { title: "Search" };

/** The palette as a page, for browsers without JavaScript. */
export default async function SearchPage({ searchParams }: PageProps<"/desk/search">) {
  const actor = await requireAbility("desk");
  const q = firstValue((await searchParams).q);
  const found = q ? await paletteRecords(actor, q) : [];
  return (
    <>
      <PageHeader title="Search" />
      <search>
        <form action="/desk/search" method="get" className="search max-w-2xl">
          <SearchInput
            action="/desk/search"
            defaultValue={q}
            aria-label="Search or jump to"
            placeholder="Book, author, store, computer…"
          />
          <button type="submit" className="button button-primary">
            Search
          </button>
        </form>
      </search>
      {q && found.length === 0 && <EmptyState title="No results">Try fewer letters.</EmptyState>}
      {[...found, ...palettePages(actor)].map(({ label, entries }) => (
        <Section key={label} title={label}>
          <ul className="link-list">
            {entries.map(({ href = "", text, note }) => (
              <li key={href}>
                <Link href={href} prefetch={false}>
                  {text}
                </Link>{" "}
                {note && <span className="small">{note}</span>}
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </>
  );
}
