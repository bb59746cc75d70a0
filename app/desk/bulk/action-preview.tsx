import Link from "next/link";
import { forbidden } from "next/navigation";
import { emptyFormState } from "@/components/form/form-state";
import { DataTable } from "@/components/table/data-table";
import { ButtonLink } from "@/components/ui/button-link";
import { DescriptionList } from "@/components/ui/description-list";
import { Message } from "@/components/ui/message";
import { type Breadcrumb, PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { can, type UserActor } from "@/lib/auth/abilities";
import { type BulkPreview, getActionNames, previewBulkEdit } from "@/lib/bulk/queries";
import { abilityFor } from "@/lib/bulk/rows";
import type { BulkAction, Selection } from "@/lib/bulk/schema";
import { CommandError } from "@/lib/commands/outcome";
import type { EntityName } from "@/lib/entities/registry";
import { formatCount, formatNumber } from "@/lib/values/format";
import { listPath, recordPath } from "../../paths";
import { ConfirmForm } from "./confirm-form";
import { bulkEditTitle, confirmLabel, formatRowCount } from "./labels";

interface Props {
  actor: UserActor;
  entity: EntityName;
  selection: Selection;
  ids: number[];
  action: BulkAction;
  hidden: [name: string, value: string][];
  crumbs: Breadcrumb[];
}

/** The preview of a bulk edit with counts, examples and the confirm button. */
export async function BulkActionPreview({ actor, entity, selection, ids, action, hidden, crumbs }: Props) {
  if (!can(actor, abilityFor(entity, action))) forbidden();
  const seenAt = new Date().toISOString();
  const preview = await previewBulkEdit(actor, { entity, action }, ids).catch(errorMessage);
  const list = listPath(entity);
  const back = `${list}/bulk-edit?${new URLSearchParams(hidden)}`;
  const title = bulkEditTitle(entity, action, ids.length, await getActionNames(actor, { entity, action }));
  if (typeof preview === "string") {
    return (
      <>
        <PageHeader title={title} breadcrumbs={crumbs} />
        <Message tone="error">
          <p>{preview}</p>
        </Message>
        <ButtonLink href={back}>Choose another action</ButtonLink>
      </>
    );
  }
  return (
    <>
      <PageHeader title={title} breadcrumbs={crumbs} />
      <p className="lead mb-4">Preview: nothing changed yet.</p>
      <Counts preview={preview} action={action} />
      {preview.changed > 0 ? (
        <div className="my-6">
          <ConfirmForm
            initial={emptyFormState()}
            edit={JSON.stringify({ entity, selection, action })}
            seen={preview.selectionHash}
            seenAt={seenAt}
            button={confirmLabel(entity, action, preview.changed)}
            danger={action.type === "delete" || preview.copies > 0}
            back={list}
          />
        </div>
      ) : (
        <p className="my-6">
          Nothing to change. <Link href={back}>Choose another action</Link>
        </p>
      )}
      <Samples entity={entity} action={action} preview={preview} />
      <Refusals entity={entity} preview={preview} />
    </>
  );
}

function errorMessage(error: unknown): string {
  if (error instanceof CommandError) return error.message;
  throw error;
}

function Counts({ preview, action }: { preview: BulkPreview; action: BulkAction }) {
  const { changed, unchanged, gone, skipped, copies } = preview;
  const left = skipped.reduce((sum, { count }) => sum + count, 0);
  const words = {
    set: ["To change", "Already set"],
    add: ["To add", "Already stocked"],
    remove: ["To remove", "Not stocked"],
    delete: ["To delete", ""],
  }[action.type];
  const count = (value: number) => (value > 0 ? formatNumber(value) : undefined);
  return (
    <DescriptionList
      items={[
        { label: words[0] ?? "", value: formatNumber(changed) },
        { label: "Copies removed", value: count(copies) },
        { label: words[1] ?? "", value: count(unchanged) },
        { label: "Skipped", value: count(left) },
        { label: "No longer there", value: count(gone) },
      ]}
    />
  );
}

function Samples({ entity, action, preview }: { entity: EntityName; action: BulkAction; preview: BulkPreview }) {
  const { samples, changed } = preview;
  if (samples.length === 0) return null;
  const columns = {
    set: [
      { key: "before", label: "Current" },
      { key: "after", label: "New" },
    ],
    add: [{ key: "after", label: "Copies" }],
    remove: [{ key: "before", label: "Copies" }],
    delete: [],
  }[action.type];
  return (
    <Section title={changed > samples.length ? `The first ${samples.length} of ${formatNumber(changed)}` : "Examples"}>
      <DataTable
        caption="Examples"
        columns={[{ key: "label", label: "Name", heading: true }, ...columns]}
        rows={samples}
        cell={(row, key) => {
          if (key === "label") return { text: row.label, href: recordPath({ entity, id: row.id }) };
          return (key === "before" ? row.before : row.after) ?? "–";
        }}
      />
    </Section>
  );
}

/** The skipped rows by reason. */
function Refusals({ entity, preview }: { entity: EntityName; preview: BulkPreview }) {
  if (preview.skipped.length === 0) return null;
  return (
    <Section title="Skipped">
      {preview.skipped.map(({ reason, count, some }) => (
        <div key={reason} className="mb-4">
          <h3>
            {reason}: {formatRowCount(entity, count)}
          </h3>
          <ul className="list-disc ps-5">
            {some.map(({ id, label, detail }) => (
              <li key={id}>
                <Link href={recordPath({ entity, id })} prefetch={false}>
                  {label}
                </Link>
                {detail && `, ${detail}`}
              </li>
            ))}
            {count > some.length && <li>and {formatCount(count - some.length, "other")}</li>}
          </ul>
        </div>
      ))}
    </Section>
  );
}
