import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Facts } from "@/components/ui/facts";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { formatNumber, formatTime } from "@/lib/format";
import { getChangeSet } from "@/lib/history/queries";
import { whoDid } from "@/lib/history/sentence";
import { commandName, wayName } from "@/lib/history/words";
import { first } from "@/lib/list/params";
import { requireAbility } from "../../../viewer";
import { ChangeList } from "../../change-list";
import { rowIdOf } from "../../row-id";

export const metadata: Metadata = { title: "Change" };

export default async function ChangeSetPage({ params, searchParams }: PageProps<"/desk/history/[id]">) {
  const actor = await requireAbility("history");
  const id = await rowIdOf(params);
  const set = await getChangeSet(actor, id, first((await searchParams).at));
  if (!set) notFound();
  return (
    <>
      <PageHeader title={commandName(set.command)} crumbs={[{ label: "History", href: "/desk/history" }]} />
      <Facts
        facts={[
          { label: "Who", value: whoDid(set) },
          { label: "When", value: formatTime(set.when) },
          { label: "By", value: wayName(set.via) },
          { label: "Changes", value: `${set.more ? "More than " : ""}${formatNumber(set.changes)}` },
        ]}
      />
      <Section title="What was changed">
        <ChangeList path={`/desk/history/${id}`} page={set.page} />
      </Section>
    </>
  );
}
