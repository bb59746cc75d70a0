import type { Metadata } from "next";
import Link from "next/link";
import { Empty } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { SearchInput } from "@/components/ui/search-input";
import { Section } from "@/components/ui/section";
import { first } from "@/lib/list/params";
import { requireAbility } from "../../viewer";
import { pagesFor } from "../_palette/palette-pages";
import { recordsFor } from "../_palette/palette-records";

export const metadata: Metadata = { title: "Go to" };

/** The palette as a page, for browsers without JavaScript. */
export default async function GoPage({ searchParams }: PageProps<"/desk/search">) {
  const actor = await requireAbility("desk");
  const q = first((await searchParams).q);
  const found = q ? await recordsFor(actor, q) : [];
  return (
    <>
      <PageHeader title="Go to" />
      <search>
        <form action="/desk/search" method="get" className="search max-w-2xl">
          <SearchInput
            action="/desk/search"
            defaultValue={q}
            aria-label="Go to"
            placeholder="A book, an author, a store, a computer…"
          />
          <button type="submit" className="button button-primary">
            Find
          </button>
        </form>
      </search>
      {q && found.length === 0 && <Empty title="Nothing is called that">Try fewer letters.</Empty>}
      {[...found, ...pagesFor(actor)].map(({ label, entries }) => (
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
