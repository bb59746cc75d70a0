import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ButtonLink } from "@/components/ui/button-link";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { isUndoable } from "@/lib/entities/registry";
import { getExportDetails } from "@/lib/export/queries";
import { actorLabel } from "@/lib/history/describe-change";
import { channelLabel } from "@/lib/history/labels";
import { getChangeSet } from "@/lib/history/queries";
import { importedFileName } from "@/lib/import/queries";
import { firstValue } from "@/lib/list/params";
import { getUndoChain } from "@/lib/undo/queries";
import { formatDateTime, formatNumber } from "@/lib/values/format";
import { FlashMessage } from "../../../flash";
import { requireAbility } from "../../../viewer";
import { ChangeList } from "../../_record/change-list";
import { parseRecordId } from "../../_record/route-params";
import { changeSetTitle, undoLabel } from "../labels";
import { SkippedRows } from "../skipped-rows";

export const metadata: Metadata = { title: "Change" };

export default async function ChangeSetPage({ params, searchParams }: PageProps<"/desk/history/[id]">) {
  const actor = await requireAbility("history");
  const id = await parseRecordId(params);
  const [set, chain] = await Promise.all([
    getChangeSet(actor, id, firstValue((await searchParams).cursor)),
    getUndoChain(actor, id),
  ]);
  if (!set || !chain) notFound();
  const [exported, file] = await Promise.all([getExportDetails(actor, set), importedFileName(actor, set)]);
  const { undoState, undoes, undoneBy, skippedRows, skippedCount, job } = chain;
  const mayUndo = set.command !== "erasePerson" && set.page.changes.some(({ entity }) => isUndoable(entity));
  return (
    <>
      <PageHeader
        title={changeSetTitle(undoState)}
        breadcrumbs={[{ label: "History", href: "/desk/history" }]}
        actions={mayUndo && <ButtonLink href={`/desk/history/${id}/undo`}>{undoLabel(undoState)}…</ButtonLink>}
      />
      <FlashMessage />
      <DescriptionList
        items={[
          { label: "Who", value: actorLabel(set) },
          { label: "When", value: formatDateTime(set.when) },
          { label: "Source", value: channelLabel(set.via) },
          { label: "Changes", value: `${set.more ? "More than " : ""}${formatNumber(set.changes)}` },
          { label: "Exported", value: exported && `${exported.list}, as ${exported.format}` },
          { label: "File", value: file },
          { label: "Search", value: exported?.search },
          { label: "Filter", value: exported?.filter },
          { label: "Undoes", value: undoes && <ChangeSetLink set={undoes} /> },
          {
            label: "Undone",
            value: undoneBy.length > 0 && (
              <ul className="plain-list">
                {undoneBy.map((undo) => (
                  <li key={undo.id}>
                    <ChangeSetLink set={undo} />
                    {undo.who && ` by ${undo.who}`}
                    {undo.isUndone && ", and then redone"}
                  </li>
                ))}
              </ul>
            ),
          },
          { label: "Task", value: job && <Link href={`/desk/jobs/${job.id}`}>Background task</Link> },
        ]}
      />
      {skippedRows.length > 0 && (
        <Section title="Skipped rows">
          <SkippedRows rows={skippedRows} count={skippedCount} />
        </Section>
      )}
      <Section title="Changes">
        <ChangeList path={`/desk/history/${id}`} page={set.page} />
      </Section>
    </>
  );
}

function ChangeSetLink({ set: { id, when } }: { set: { id: number; when: Date } }) {
  return (
    <Link href={`/desk/history/${id}`} prefetch={false}>
      <time dateTime={when.toISOString()}>{formatDateTime(when)}</time>
    </Link>
  );
}
