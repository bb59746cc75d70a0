import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ButtonForm } from "@/components/form/button-form";
import { emptyFormState } from "@/components/form/form-state";
import { ButtonLink } from "@/components/ui/button-link";
import { Message } from "@/components/ui/message";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { can } from "@/lib/auth/abilities";
import { isUndoable } from "@/lib/entities/registry";
import { commandLabel } from "@/lib/history/labels";
import { firstValue } from "@/lib/list/params";
import { previewUndo } from "@/lib/undo/queries";
import { parseId } from "@/lib/values/form-fields";
import { formatDateTime } from "@/lib/values/format";
import { orForbidden, requireAbility } from "../../../../viewer";
import { parseRecordId } from "../../../_record/route-params";
import { undoAction } from "../../actions";
import { changeSetTitle, undoLabel } from "../../labels";
import { SkippedRows } from "../../skipped-rows";
import { Samples, Summary } from "./undo-preview";

export const metadata: Metadata = { title: "Undo" };

/** Previews undoing a change set, or the one row in the query. */
export default async function UndoPage({ params, searchParams }: PageProps<"/desk/history/[id]/undo">) {
  const set = await parseRecordId(params);
  const actor = await requireAbility("desk");
  const query = await searchParams;
  const [entity, entityId] = [firstValue(query.entity), parseId(firstValue(query.id) ?? "")];
  const only = entity && isUndoable(entity) && entityId ? { entity, id: entityId } : undefined;
  const preview = await orForbidden(previewUndo(actor, { set, only }));
  if (!preview) notFound();
  const back = can(actor, "history") ? `/desk/history/${set}` : undefined;
  const undoText = undoLabel(preview.undoState);
  const plan = "counts" in preview ? preview : undefined;
  const canUndo = plan && (plan.counts.length > 0 || plan.previewed < preview.total);
  return (
    <>
      <PageHeader
        title={only ? "Restore it?" : `${undoText} “${commandLabel(preview.undoState.command)}”?`}
        breadcrumbs={
          back === undefined
            ? []
            : [
                { label: "History", href: "/desk/history" },
                { label: changeSetTitle(preview.undoState), href: back },
              ]
        }
      >
        <p className="lead">
          Done on {formatDateTime(preview.when)}.{canUndo && " You can redo this."}
        </p>
      </PageHeader>
      {"refused" in preview && (
        <Message tone="info">
          <p>{preview.refused}</p>
        </Message>
      )}
      {plan && <Summary preview={plan} />}
      <div className="form-actions">
        {canUndo && (
          <ButtonForm
            action={undoAction}
            initial={emptyFormState()}
            values={{ id: String(set), ...(only && { entity: only.entity, entityId: String(only.id) }) }}
            label={only ? "Restore" : undoText}
            busy={only ? "Restoring…" : `${undoText}ing…`}
            tone="primary"
          />
        )}
        <ButtonLink href={back ?? "/desk"} tone="quiet">
          {canUndo ? "Cancel" : back ? "Back to change" : "Back to dashboard"}
        </ButtonLink>
      </div>
      {plan && plan.skippedRows.length > 0 && (
        <Section title="Skipped rows">
          <SkippedRows rows={plan.skippedRows} count={plan.skippedCount} />
        </Section>
      )}
      {plan && plan.samples.length > 0 && <Samples preview={plan} />}
    </>
  );
}
