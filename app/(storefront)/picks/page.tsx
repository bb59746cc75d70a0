import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { env } from "@/lib/env";
import { publicPicks } from "@/lib/picks/queries";
import { parseId } from "@/lib/values/form-fields";
import { PickList } from "../pick-list";

const perPage = 20;

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: "Staff picks",
    description: `Books that the booksellers of ${env.SHOP_NAME} recommend.`,
    alternates: { canonical: "/picks" },
  };
}

export default async function PicksPage({ searchParams }: PageProps<"/picks">) {
  const { page } = await searchParams;
  const number = page === undefined ? 1 : parseId(String(page));
  if (!number) notFound();
  const { picks, total } = await publicPicks({ skip: (number - 1) * perPage, count: perPage });
  if (number > 1 && picks.length === 0) notFound();
  return (
    <>
      <PageHeader title="Staff picks">
        <p className="lead">Books that our booksellers recommend.</p>
      </PageHeader>
      {picks.length > 0 ? (
        <PickList picks={picks} />
      ) : (
        <EmptyState title="No staff picks yet">
          <p>Our booksellers are still reading. Come back soon.</p>
        </EmptyState>
      )}
      {total > perPage && (
        <nav aria-label="Pages of staff picks" className="form-actions">
          {number > 1 && <Link href={`/picks?page=${number - 1}`}>Previous</Link>}
          {number * perPage < total && <Link href={`/picks?page=${number + 1}`}>Next</Link>}
        </nav>
      )}
    </>
  );
}
