import { Field, type Option, SelectField, TextField } from "@/components/form/fields/field";
import type { FormState } from "@/components/form/form-state";
import { Section } from "@/components/ui/section";
import type { FieldDefinition } from "@/lib/entities/field-definition";
import { fieldLabel } from "@/lib/entities/fields";
import { type EntityName, entities, findEntity } from "@/lib/entities/registry";
import { env } from "@/lib/env";
import { languages } from "@/lib/values/language";
import { ActionForm } from "./action-form";

interface Props {
  entity: EntityName;
  hidden: [name: string, value: string][];
  field: string;
  errors: FormState["fields"];
}

/** The form for a field's new value. */
export async function ChooseValue({ entity, hidden, field, errors }: Props) {
  const definition = entities[entity].fields[field];
  if (!definition?.bulkEdit) return null;
  const { type, bulkEdit } = definition;
  const label = fieldLabel(entity, field);
  const value = { name: "value", label, hint: hintOf(definition), autoFocus: "value" in errors };
  const options = await optionsOf(definition);
  const named: typeof hidden = [...hidden, ["field", field]];
  return (
    <Section title={bulkEdit.clearable ? `Change or clear “${label}”` : `Change “${label}”`}>
      <ActionForm action="set" hidden={named} button="Preview">
        {options ? (
          <SelectField {...value} options={options} />
        ) : type === "text" ? (
          <TextField {...value} rows={4} maxLength={2000} />
        ) : (
          <Field {...value} autoComplete="off" />
        )}
      </ActionForm>
      {bulkEdit.clearable && (
        <ActionForm action="set" hidden={[...named, ["clear", "yes"]]} button="Clear this field" />
      )}
    </Section>
  );
}

/** What can be selected; undefined for a field that is typed. */
async function optionsOf({ type, options, refersTo }: FieldDefinition): Promise<Option[] | undefined> {
  if (options) return Object.entries(options).map(([value, label]) => ({ value, label }));
  if (type === "language") return languages().map(({ code, name }) => ({ value: code, label: name }));
  if (type === "flag")
    return [
      { value: "yes", label: "Yes" },
      { value: "no", label: "No" },
    ];
  return refersTo && findEntity(refersTo.entity)?.fetchOptions?.();
}

function hintOf({ type: kind }: FieldDefinition): string | undefined {
  if (kind === "money") return `An amount in ${env.CURRENCY}, such as 12.99.`;
  if (kind === "year") return "Such as 1937, or 750 BCE.";
  return kind === "text" ? "At most 500 characters." : undefined;
}
