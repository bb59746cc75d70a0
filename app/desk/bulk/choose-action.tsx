import { Field, type Option, SelectField } from "@/components/form/fields/field";
import type { FormState } from "@/components/form/form-state";
import { ButtonLink } from "@/components/ui/button-link";
import { Section } from "@/components/ui/section";
import type { allowedActions } from "@/lib/bulk/queries";
import { fieldLabel } from "@/lib/entities/fields";
import type { EntityName } from "@/lib/entities/registry";
import { MAX_MERGED } from "@/lib/merge/schema";
import { mergeHref } from "../_list/selection";
import { ActionForm } from "./action-form";
import { formatRowCount } from "./labels";

interface Props {
  entity: EntityName;
  ids: number[];
  hidden: [name: string, value: string][];
  stores: Option[];
  may: ReturnType<typeof allowedActions>;
  list: string;
  errors: FormState["fields"];
}

/** The bulk actions that the actor may use. */
export function ChooseAction({ entity, ids, hidden, stores, may, list, errors }: Props) {
  const canMerge = may.merge && ids.length > 1 && ids.length <= MAX_MERGED;
  return (
    <>
      {may.fields.length > 0 && (
        <Section title="Change a field">
          <ActionForm action="set" hidden={hidden} button="Continue">
            <SelectField
              name="field"
              label="Field"
              options={may.fields.map((name) => ({ value: name, label: fieldLabel(entity, name) }))}
            />
          </ActionForm>
        </Section>
      )}
      {may.stock && (
        <>
          <Section title="Add to store">
            <ActionForm action="add" hidden={hidden} button="Preview">
              <SelectField name="to" label="Store" options={stores} />
              <Field
                name="quantity"
                label="Copies of each"
                inputMode="numeric"
                autoComplete="off"
                autoFocus={"quantity" in errors}
              />
            </ActionForm>
          </Section>
          <Section title="Remove from store">
            <ActionForm action="remove" hidden={hidden} button="Preview">
              <SelectField name="from" label="Store" options={stores} />
              <label className="check">
                <input type="checkbox" name="copies" value="yes" />
                Include titles with stock
              </label>
            </ActionForm>
          </Section>
        </>
      )}
      {canMerge && (
        <Section title="Merge">
          <p className="mb-3">Duplicates?</p>
          <ButtonLink
            href={mergeHref(
              list,
              ids.map((id) => ({ id })),
            )}
          >
            Merge {formatRowCount(entity, ids.length)}…
          </ButtonLink>
        </Section>
      )}
      {may.delete && (
        <Section title="Delete">
          <ActionForm action="delete" hidden={hidden} button={`Delete ${formatRowCount(entity, ids.length)}…`} />
        </Section>
      )}
    </>
  );
}
