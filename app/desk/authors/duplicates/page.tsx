import type { Metadata } from "next";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { firstValue } from "@/lib/list/params";
import { findDuplicateAuthors, MAX_AUTHORS_SCANNED } from "@/lib/merge/duplicates";
import { formatNumber } from "@/lib/values/format";
import { requireAbility } from "../../../viewer";
import { DuplicateGroups, GroupPager, pageOfGroups } from "../../merge/duplicate-groups";

export const metadata: Metadata = { title: "Possible duplicates · Authors" };

export default async function DuplicateAuthorsPage({ searchParams }: PageProps<"/desk/authors/duplicates">) {
  const actor = await requireAbility("catalogue.delete");
  const { likely, possible, hasMore: more } = await findDuplicateAuthors(actor);
  const all = [
    ...likely.map((authors) => ({ authors, isLikely: true })),
    ...possible.map((authors) => ({ authors, isLikely: false })),
  ];
  const { groups, start } = pageOfGroups(all, firstValue((await searchParams).start));
  const shown = (isLikely: boolean) =>
    groups
      .filter((group) => group.isLikely === isLikely)
      .map(({ authors }) => authors.map(({ id, name }) => ({ id, label: name })));
  return (
    <>
      <PageHeader title="Possible duplicates" breadcrumbs={[{ label: "Authors", href: "/desk/authors" }]}>
        <p className="lead">
          Authors with the same name, ignoring accents, word order, punctuation and case.
          {more && ` Only the first ${formatNumber(MAX_AUTHORS_SCANNED)} authors were checked.`}
        </p>
      </PageHeader>
      {all.length === 0 && <EmptyState title="No duplicates">No two authors have similar names.</EmptyState>}
      {shown(true).length > 0 && (
        <Section title="Same name">
          <DuplicateGroups list="/desk/authors" groups={shown(true)} />
        </Section>
      )}
      {shown(false).length > 0 && (
        <Section title="Same surname and matching initials">
          <DuplicateGroups list="/desk/authors" groups={shown(false)} />
        </Section>
      )}
      <GroupPager path="/desk/authors/duplicates" start={start} count={all.length} />
    </>
  );
}
