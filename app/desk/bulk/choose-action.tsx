import { Field, type Option, SelectField } from "@/components/form/fields/field";
import type { FormState } from "@/components/form/state";
import { ButtonLink } from "@/components/ui/button-link";
import { Section } from "@/components/ui/section";
import type { mayDo } from "@/lib/bulk/queries";
import { fieldLabel } from "@/lib/entities/fields";
import type { EntityName } from "@/lib/entities/registry";
import { MOST_MERGED } from "@/lib/merge/schema";
import { mergeHref } from "../_list/selection";
import { AskForm } from "./ask-form";
import { countOf } from "./labels";

interface Props {
  entity: EntityName;
  ids: number[];
  hidden: [name: string, value: string][];
  stores: Option[];
  may: ReturnType<typeof mayDo>;
  list: string;
  errors: FormState["fields"];
}

/** All that this person can do to the chosen rows. */
export function ChooseDeed({ entity, ids, hidden, stores, may, list, errors }: Props) {
  const canMerge = may.merge && ids.length > 1 && ids.length <= MOST_MERGED;
  return (
    <>
      {may.fields.length > 0 && (
        <Section title="Set or clear a field">
          <AskForm deed="set" hidden={hidden} button="Go on">
            <SelectField
              name="field"
              label="Field"
              options={may.fields.map((name) => ({ value: name, label: fieldLabel(entity, name) }))}
            />
          </AskForm>
        </Section>
      )}
      {may.stock && (
        <>
          <Section title="Put on a store’s list">
            <AskForm deed="add" hidden={hidden} button="Preview">
              <SelectField name="to" label="Store" options={stores} />
              <Field
                name="quantity"
                label="Copies of each"
                inputMode="numeric"
                autoComplete="off"
                autoFocus={"quantity" in errors}
              />
            </AskForm>
          </Section>
          <Section title="Take off a store’s list">
            <AskForm deed="take" hidden={hidden} button="Preview">
              <SelectField name="from" label="From the list of" options={stores} />
              <label className="check">
                <input type="checkbox" name="copies" value="yes" />
                Also those that it has copies of
              </label>
            </AskForm>
          </Section>
        </>
      )}
      {canMerge && (
        <Section title="Merge">
          <p className="mb-3">Are they the same one, written down more than once?</p>
          <ButtonLink
            href={mergeHref(
              list,
              ids.map((id) => ({ id })),
            )}
          >
            Merge {countOf(entity, ids.length)}…
          </ButtonLink>
        </Section>
      )}
      {may.delete && (
        <Section title="Delete">
          <AskForm deed="delete" hidden={hidden} button={`Delete ${countOf(entity, ids.length)}…`} />
        </Section>
      )}
    </>
  );
}
