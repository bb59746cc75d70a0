import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { allowedActions, loadSelectedRows, selectionProblem } from "@/lib/bulk/queries";
import { type EntityName, entities } from "@/lib/entities/registry";
import type { SearchParams } from "@/lib/list/params";
import { listAllStores } from "@/lib/stores/queries";
import { formatNumber } from "@/lib/values/format";
import { listPath } from "../../paths";
import { requireAbility } from "../../viewer";
import { listCrumb } from "../_list/selection";
import { BulkActionPreview } from "./action-preview";
import { ChooseAction } from "./choose-action";
import { ChooseValue } from "./choose-value";
import { FormValuesProvider } from "./form-values-provider";
import { formatRowCount } from "./labels";
import { parseFormValues, parseSelection, parseStep, selectionFields } from "./parse-request";

/** The bulk edit of an entity in steps, each with its own URL: action, value, preview. */
export async function BulkEditPage({ entity, params }: { entity: EntityName; params: SearchParams }) {
  const actor = await requireAbility(entities[entity].abilities.view);
  const list = listPath(entity);
  const { many } = entities[entity].label;
  const crumbs = [listCrumb(entity)];
  const selection = parseSelection(params);
  const selected = selection && (await loadSelectedRows(actor, entity, selection));
  const refusal = selected ? selectionProblem(selected) : "Select rows in the list, or select all results.";
  if (!selection || selected?.kind !== "selected" || refusal) {
    return (
      <>
        <PageHeader title={`Bulk edit ${many}`} breadcrumbs={crumbs} />
        <EmptyState title="Nothing to edit" action={<ButtonLink href={list}>Back to list</ButtonLink>}>
          {refusal}
        </EmptyState>
      </>
    );
  }

  const hidden = selectionFields(selection, params);
  const step = parseStep(entity, params);
  if (step.at === "preview") {
    return (
      <BulkActionPreview {...{ actor, entity, selection, hidden, crumbs }} ids={selected.ids} action={step.action} />
    );
  }
  const stores = (await listAllStores(actor)).map(({ id, name, open }) => ({
    value: String(id),
    label: open ? name : `${name} (closed)`,
  }));
  const may = allowedActions(actor, entity);
  const isField = step.at === "value" && may.fields.includes(step.field);
  return (
    <>
      <PageHeader title={`Edit ${formatRowCount(entity, selected.count)}`} breadcrumbs={crumbs}>
        <p className="lead">{whichRows(selected.labels, selected.count)}</p>
      </PageHeader>
      <FormValuesProvider values={parseFormValues(params)} errors={step.errors}>
        {isField ? (
          <ChooseValue {...{ entity, hidden }} {...step} />
        ) : (
          <ChooseAction {...{ entity, hidden, stores, may, list }} ids={selected.ids} errors={step.errors} />
        )}
      </FormValuesProvider>
    </>
  );
}

function whichRows(labels: string[], count: number): string {
  if (labels.length === 0) return count === 1 ? "It no longer exists." : "They no longer exist.";
  const others = count - labels.length;
  const names = others > 0 ? [...labels, `${formatNumber(others)} more`] : labels;
  return new Intl.ListFormat("en-GB").format(names);
}
