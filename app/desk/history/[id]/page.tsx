import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ButtonLink } from "@/components/ui/button-link";
import { Facts } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { isUndoable } from "@/lib/entities/registry";
import { exportTold } from "@/lib/export/queries";
import { wayName } from "@/lib/history/labels";
import { getChangeSet } from "@/lib/history/queries";
import { whoDid } from "@/lib/history/sentence";
import { importedFile } from "@/lib/import/queries";
import { first } from "@/lib/list/params";
import { undoStory } from "@/lib/undo/queries";
import { formatNumber, formatTime } from "@/lib/values/format";
import { FlashMessage } from "../../../flash";
import { requireAbility } from "../../../viewer";
import { ChangeList } from "../../_record/change-list";
import { rowIdOf } from "../../_record/route-params";
import { setName, undoWord } from "../labels";
import { LeftAlone } from "../skipped-rows";

export const metadata: Metadata = { title: "Change" };

export default async function ChangeSetPage({ params, searchParams }: PageProps<"/desk/history/[id]">) {
  const actor = await requireAbility("history");
  const id = await rowIdOf(params);
  const [set, story] = await Promise.all([
    getChangeSet(actor, id, first((await searchParams).at)),
    undoStory(actor, id),
  ]);
  if (!set || !story) notFound();
  const [exported, file] = await Promise.all([exportTold(actor, set), importedFile(actor, set)]);
  const { is, undoes, undoneBy, left, leftAlone, job } = story;
  const mayUndo = set.command !== "erasePerson" && set.page.changes.some(({ entity }) => isUndoable(entity));
  return (
    <>
      <PageHeader
        title={setName(is)}
        crumbs={[{ label: "History", href: "/desk/history" }]}
        actions={mayUndo && <ButtonLink href={`/desk/history/${id}/undo`}>{undoWord(is)}…</ButtonLink>}
      />
      <FlashMessage />
      <Facts
        facts={[
          { label: "Who", value: whoDid(set) },
          { label: "When", value: formatTime(set.when) },
          { label: "By", value: wayName(set.via) },
          { label: "Changes", value: `${set.more ? "More than " : ""}${formatNumber(set.changes)}` },
          { label: "Exported", value: exported && `${exported.list}, as ${exported.format}` },
          { label: "File", value: file },
          { label: "Search", value: exported?.search },
          { label: "Filter", value: exported?.filter },
          { label: "Undoes", value: undoes && <SetLink set={undoes} /> },
          {
            label: "Undone",
            value: undoneBy.length > 0 && (
              <ul className="plain-list">
                {undoneBy.map((undo) => (
                  <li key={undo.id}>
                    <SetLink set={undo} />
                    {undo.who && ` by ${undo.who}`}
                    {undo.isUndone && ", and then redone"}
                  </li>
                ))}
              </ul>
            ),
          },
          { label: "Done by", value: job && <Link href={`/desk/jobs/${job.id}`}>work in the background</Link> },
        ]}
      />
      {left.length > 0 && (
        <Section title="What was left alone">
          <LeftAlone rows={left} count={leftAlone} />
        </Section>
      )}
      <Section title="What was changed">
        <ChangeList path={`/desk/history/${id}`} page={set.page} />
      </Section>
    </>
  );
}

function SetLink({ set: { id, when } }: { set: { id: number; when: Date } }) {
  return (
    <Link href={`/desk/history/${id}`} prefetch={false}>
      <time dateTime={when.toISOString()}>{formatTime(when)}</time>
    </Link>
  );
}
