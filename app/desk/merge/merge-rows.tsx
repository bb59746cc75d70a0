import type { ComponentProps } from "react";
import { emptyFormState } from "@/components/form/form-state";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { type EntityName, entities } from "@/lib/entities/registry";
import type { SearchParams } from "@/lib/list/params";
import { type ComparedField, type ComparedRow, compareRows } from "@/lib/merge/queries";
import { MAX_MERGED } from "@/lib/merge/schema";
import { formatCount } from "@/lib/values/format";
import { listPath } from "../../paths";
import { requireAbility } from "../../viewer";
import { listCrumb, readIds } from "../_list/selection";
import { MergeForm, type RadioGroupProps } from "./merge-form";

interface Props {
  entity: EntityName;
  params: SearchParams;
  action: ComponentProps<typeof MergeForm>["action"];
}

/** The merge page: the rows side by side, and the consequences. */
export async function MergeRows({ entity, params, action }: Props) {
  const actor = await requireAbility(entities[entity].abilities.merge ?? "system");
  const { many } = entities[entity].label;
  const list = listPath(entity);
  const crumbs = [listCrumb(entity)];
  const ids = [...new Set(readIds(params))].slice(0, MAX_MERGED);
  const { rows, survivorId, fields } = await compareRows(actor, entity, ids);
  if (rows.length < 2) {
    return (
      <>
        <PageHeader title={`Merge ${many}`} breadcrumbs={crumbs} />
        <EmptyState
          title="Nothing to merge"
          action={<ButtonLink href={`${list}/duplicates`}>Possible duplicates</ButtonLink>}
        >
          Tick two to {MAX_MERGED} {many} in the list and choose “Edit selected”, or look at those that are likely to be
          the same.
        </EmptyState>
      </>
    );
  }
  const { weightUnit = ["", ""] as const } = entities[entity].merge ?? {};
  return (
    <>
      <PageHeader title={`Merge ${rows.length} ${many}`} breadcrumbs={crumbs}>
        <p className="lead">{consequence(entity, rows.length - 1)}</p>
      </PageHeader>
      <MergeForm
        action={action}
        initial={emptyFormState()}
        rows={rows.map(({ id, version }) => ({ id, version }))}
        groups={[
          {
            name: "survivor",
            legend: "Keep which record",
            selected: survivorId,
            options: rows.map((row) => ({
              id: row.id,
              text: row.label,
              note: `no. ${row.id}, ${formatCount(row.weight, ...weightUnit)}`,
            })),
          },
          ...fields.map((field) => fieldRadios(rows, field)),
        ]}
        button={`Merge ${rows.length} ${many}`}
        back={list}
      />
    </>
  );
}

function consequence(entity: EntityName, others: number): string {
  const [they, their] =
    others === 1 ? ["the other is", "its URL redirects"] : ["the others are", "their URLs redirect"];
  return `${entities[entity].merge?.consequence}; ${they} deleted, and ${their} to it. You can undo this.`;
}

/** Each distinct value once, from the first row that has it. */
function fieldRadios(rows: ComparedRow[], { name, label, values, source }: ComparedField): RadioGroupProps {
  const options = rows.flatMap(({ id }, at) =>
    values.indexOf(values[at]) === at ? [{ id, text: values[at] ?? "Not set" }] : [],
  );
  const selected = values[rows.findIndex(({ id }) => id === source)];
  return {
    name: `fieldSources.${name}`,
    legend: label,
    selected: rows[values.indexOf(selected)]?.id ?? source,
    options,
  };
}
