import { ButtonForm } from "@/components/form/button-form";
import { emptyFormState } from "@/components/form/form-state";
import { Message } from "@/components/ui/message";
import { Section } from "@/components/ui/section";
import type { ImportEntity } from "@/lib/import/fields";
import { formatAlsoCreated } from "@/lib/import/labels";
import type { Plan } from "@/lib/import/plan/plan";
import type { ImportView } from "@/lib/import/queries";
import type { ImportOptions } from "@/lib/import/settings";
import { formatCount, formatNumber } from "@/lib/values/format";
import { countRows, pluralLabel } from "../labels";
import { runImportAction } from "./actions";
import { PlanCounts } from "./plan-counts";
import { PlanSamples } from "./plan-samples";

/** The preview, with the button that starts the import. */
export function PlanSummary({ view }: { view: ImportView }) {
  const { id, version, plan, entity, settings } = view;
  if (!plan) return null;
  const changes = plan.created + plan.changed > 0;
  return (
    <>
      <Section title="Preview">
        <PlanCounts plan={plan} />
        <div className="import-go">
          {changes ? (
            <>
              <p>{describePlan(plan, entity)}</p>
              <ButtonForm
                key={version}
                action={runImportAction}
                initial={emptyFormState()}
                values={{ id: String(id), version: String(version) }}
                label={`Import ${newAndChanged(plan)}`}
                busy="Importing…"
                tone="primary"
              />
            </>
          ) : (
            <Message tone="info">
              <p>{nothingToImport(plan, entity, settings.options)}</p>
            </Message>
          )}
        </div>
      </Section>
      <PlanSamples plan={plan} folder={`/desk/${pluralLabel(entity)}`} />
    </>
  );
}

/** “4,628 new, 12 changed” */
function newAndChanged({ created, changed }: Plan): string {
  const parts = [created > 0 && `${formatNumber(created)} new`, changed > 0 && `${formatNumber(changed)} changed`];
  return parts.filter(Boolean).join(", ");
}

/** “4,628 books and 12 authors will be added, 12 books will be changed. 3 rows will be rejected.” */
function describePlan(plan: Plan, entity: ImportEntity): string {
  const also = formatAlsoCreated(plan.alsoCreated);
  const done = [
    plan.created > 0 && `${countRows(entity, plan.created)} will be added`,
    plan.changed > 0 && `${countRows(entity, plan.changed)} will be changed`,
    also && `${also} will be created`,
  ];
  const left = [
    plan.unchanged > 0 && `${formatCount(plan.unchanged, "row")} will change nothing`,
    plan.skipped > 0 && `${formatCount(plan.skipped, "row")} will be skipped`,
    plan.rejected > 0 && `${formatCount(plan.rejected, "row")} will be rejected (see below)`,
  ];
  const sentences = [joinList(done), joinList(left)].filter((sentence) => sentence !== "");
  return `${sentences.map((sentence) => `${sentence}.`).join(" ")} The import is one change in the history and can be undone there.`;
}

function joinList(parts: (string | false | undefined)[]): string {
  return new Intl.ListFormat("en-GB").format(parts.filter((part) => typeof part === "string"));
}

function nothingToImport(
  { rows, unchanged, rejected }: Plan,
  entity: ImportEntity,
  { existing }: ImportOptions,
): string {
  if (rows === 0) return "This file has no rows.";
  if (unchanged === rows && existing === "overwrite")
    return `Nothing to import: everything in the file is already here (${countRows(entity, rows)}).`;
  if (unchanged === rows)
    return `Nothing to import: everything in the file is already here (${countRows(entity, rows)}), with no empty fields to fill. Choose “Overwrite with the file” to replace values that differ.`;
  if (rejected === rows) return "Every row would be rejected. See the problems below.";
  return "Nothing to import: no changes.";
}
