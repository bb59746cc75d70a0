import { freshForm } from "@/components/form/state";
import { ButtonLink } from "@/components/ui/button-link";
import { Empty } from "@/components/ui/empty";
import { PageHeader } from "@/components/ui/page-header";
import { fieldLabel } from "@/lib/entities/fields";
import { entities } from "@/lib/entities/registry";
import { formatCount } from "@/lib/format";
import type { SearchParams } from "@/lib/list/params";
import { type Compared, type ComparedField, compareRows } from "@/lib/merge/queries";
import { type Mergeable, MOST_MERGED } from "@/lib/merge/schema";
import { listPathOf } from "../../paths";
import { requireAbility } from "../../viewer";
import { idsIn, listCrumb } from "../choosing";
import { mergeAuthorsAction, mergeBooksAction } from "./actions";
import { MergeForm, type Radios } from "./merge-form";

/** Several rows that are to be one: what each has, beside the others, and what comes of it. */
export async function MergeRows({ entity, params }: { entity: Mergeable; params: SearchParams }) {
  const actor = await requireAbility("catalogue.delete");
  const { many } = entities[entity].label;
  const list = listPathOf(entity);
  const crumbs = [listCrumb(entity)];
  const ids = [...new Set(idsIn(params))].slice(0, MOST_MERGED);
  const { rows, stays, fields } = await compareRows(actor, entity, ids);
  if (rows.length < 2) {
    return (
      <>
        <PageHeader title={`Merge ${many}`} crumbs={crumbs} />
        <Empty title="Nothing to merge" action={<ButtonLink href={`${list}/duplicates`}>Likely duplicates</ButtonLink>}>
          Tick two to {MOST_MERGED} {many} in the list and choose “Edit the chosen”, or look at those that are likely to
          be the same.
        </Empty>
      </>
    );
  }
  const weight = ({ weight }: Compared) =>
    entity === "author" ? formatCount(weight, "book") : formatCount(weight, "copy", "copies");
  return (
    <>
      <PageHeader title={`Merge ${rows.length} ${many}`} crumbs={crumbs}>
        <p className="lead">{consequence(entity, rows.length - 1)}</p>
      </PageHeader>
      <MergeForm
        action={entity === "author" ? mergeAuthorsAction : mergeBooksAction}
        initial={freshForm()}
        rows={rows.map(({ id, version }) => ({ id, version }))}
        groups={[
          {
            name: "stays",
            legend: `Which ${entities[entity].label.one} stays, with its address`,
            from: stays,
            options: rows.map((row) => ({ id: row.id, text: row.label, note: `no. ${row.id}, ${weight(row)}` })),
          },
          ...fields.map((field) => radiosOf(entity, rows, field)),
        ]}
        button={`Merge ${rows.length} ${many}`}
        back={list}
      />
    </>
  );
}

function consequence(entity: Mergeable, others: number): string {
  const [they, their] =
    others === 1 ? ["the other is", "its address leads"] : ["the others are", "their addresses lead"];
  return entity === "author"
    ? `All their books name the one that stays; ${they} deleted, and ${their} there. It can be taken back.`
    : `All their copies are added up in each store; ${they} deleted, and ${their} to the one that stays. It can be taken back.`;
}

/** Each value once, by the first row that has it. */
function radiosOf(entity: Mergeable, rows: Compared[], { name, values, from }: ComparedField): Radios {
  const options = rows.flatMap(({ id }, at) =>
    values.indexOf(values[at]) === at ? [{ id, text: values[at] ?? "– nothing –" }] : [],
  );
  const chosen = values[rows.findIndex(({ id }) => id === from)];
  return {
    name: `from.${name}`,
    legend: name === "cover" ? "Cover" : fieldLabel(entity, name),
    from: rows[values.indexOf(chosen)]?.id ?? from,
    options,
  };
}
