import { Field, type Option, SelectField, TextField } from "@/components/form/field";
import type { FormState } from "@/components/form/state";
import { Section } from "@/components/ui/section";
import { formatNames } from "@/lib/books/formats";
import { type BulkEntity, bulkFields, type FieldKind } from "@/lib/bulk/schema";
import { env } from "@/lib/env";
import { labelOf } from "@/lib/history/fields";
import { languages } from "@/lib/languages";
import { roleNames } from "@/lib/users/roles";
import { AskForm } from "./ask-form";

interface Props {
  entity: BulkEntity;
  hidden: [name: string, value: string][];
  stores: Option[];
  field: string;
  errors: FormState["fields"];
}

/** What a field of all the rows is to be. */
export function ChooseValue({ entity, hidden, stores, field, errors }: Props) {
  const { kind, mayClear } = bulkFields[entity][field] ?? { kind: "line" as const, mayClear: false };
  const label = labelOf(entity, field);
  const value = { name: "value", label, hint: hintOf(kind), autoFocus: "value" in errors };
  const options = optionsOf(kind, stores);
  const named: typeof hidden = [...hidden, ["field", field]];
  return (
    <Section title={mayClear ? `Set or clear “${label}”` : `Set “${label}”`}>
      <AskForm deed="set" hidden={named} button="Preview">
        {options ? (
          <SelectField {...value} options={options} />
        ) : kind === "text" ? (
          <TextField {...value} rows={4} maxLength={2000} />
        ) : (
          <Field {...value} autoComplete="off" />
        )}
      </AskForm>
      {mayClear && <AskForm deed="set" hidden={[...named, ["clear", "yes"]]} button="Clear it instead…" />}
    </Section>
  );
}

function optionsOf(kind: FieldKind, stores: Option[]): Option[] | undefined {
  const named = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }));
  switch (kind) {
    case "format":
      return named(formatNames);
    case "language":
      return languages().map(({ code, name }) => ({ value: code, label: name }));
    case "role":
      return named(roleNames);
    case "flag":
      return named({ yes: "Yes", no: "No" });
    case "store":
      return stores;
    default:
      return undefined;
  }
}

function hintOf(kind: FieldKind): string | undefined {
  if (kind === "money") return `An amount in ${env.CURRENCY}, such as 12.99.`;
  if (kind === "year") return "Such as 1937, or 750 BCE.";
  return kind === "text" ? "At most 500 characters." : undefined;
}
