import { ButtonLink } from "@/components/ui/button-link";
import { Empty } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { chosenRows, mayDo, refusalOf } from "@/lib/bulk/queries";
import { type EntityName, entities } from "@/lib/entities/registry";
import type { SearchParams } from "@/lib/list/params";
import { storeOptions } from "@/lib/stores/queries";
import { formatNumber } from "@/lib/values/format";
import { listPathOf } from "../../paths";
import { requireAbility } from "../../viewer";
import { listCrumb } from "../_list/selection";
import { DeedPreview } from "./action-preview";
import { ChooseDeed } from "./choose-action";
import { ChooseValue } from "./choose-value";
import { Filled } from "./filled";
import { countOf } from "./labels";
import { fieldsOf, selectionIn, stepIn, typedIn } from "./parse-request";

/** What can be done to many rows of an entity: what, how exactly, and what would come of it, each an address of its own. */
export async function EditMany({ entity, params }: { entity: EntityName; params: SearchParams }) {
  const actor = await requireAbility(entities[entity].abilities.view);
  const list = listPathOf(entity);
  const { many } = entities[entity].label;
  const crumbs = [listCrumb(entity)];
  const selection = selectionIn(params);
  const chosen = selection && (await chosenRows(actor, entity, selection));
  const refusal = chosen ? refusalOf(chosen) : "Tick some rows in the list, or choose all that match.";
  if (!selection || chosen?.kind !== "chosen" || refusal) {
    return (
      <>
        <PageHeader title={`Edit many ${many}`} crumbs={crumbs} />
        <Empty title="Nothing to edit" action={<ButtonLink href={list}>Back to the list</ButtonLink>}>
          {refusal}
        </Empty>
      </>
    );
  }

  const hidden = fieldsOf(selection, params);
  const step = stepIn(entity, params);
  if (step.at === "preview") {
    return <DeedPreview {...{ actor, entity, selection, hidden, crumbs }} ids={chosen.ids} deed={step.deed} />;
  }
  const stores = (await storeOptions(actor)).map(({ id, name, open }) => ({
    value: String(id),
    label: open ? name : `${name} (closed)`,
  }));
  const may = mayDo(actor, entity);
  const isField = step.at === "value" && may.fields.includes(step.field);
  return (
    <>
      <PageHeader title={`Edit ${countOf(entity, chosen.count)}`} crumbs={crumbs}>
        <p className="lead">{whichRows(chosen.labels, chosen.count)}</p>
      </PageHeader>
      <Filled values={typedIn(params)} errors={step.errors}>
        {isField ? (
          <ChooseValue {...{ entity, hidden }} {...step} />
        ) : (
          <ChooseDeed {...{ entity, hidden, stores, may, list }} ids={chosen.ids} errors={step.errors} />
        )}
      </Filled>
    </>
  );
}

function whichRows(labels: string[], count: number): string {
  if (labels.length === 0) return count === 1 ? "It is not there any more." : "They are not there any more.";
  const others = count - labels.length;
  const names = others > 0 ? [...labels, `${formatNumber(others)} more`] : labels;
  return new Intl.ListFormat("en-GB").format(names);
}
