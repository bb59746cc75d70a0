"use client";
import { ComboField } from "@/components/form/combobox/combo-field";
import { Field, type Option, TextField } from "@/components/form/fields/field";
import { VersionFields } from "@/components/form/fields/version-fields";
import { Form } from "@/components/form/form";
import type { FormState } from "@/components/form/form-state";
import { SubmitButton } from "@/components/form/submit-button";
import { optionsFetcher } from "../_list/options";
import { createComputerAction, updateComputerAction } from "./actions";

const labels = {
  name: "Name",
  memory: "Memory (GB)",
  storeId: "Store",
  serialNumber: "Serial number",
  note: "Note",
};
const newSchema = () => import("@/lib/computers/schema").then((module) => module.newComputerSchema);
const editSchema = () => import("@/lib/computers/schema").then((module) => module.editComputerSchema);

const suggestStores = optionsFetcher("stores");

interface Props {
  initial: FormState;
  stores: Option[];
}

export function NewComputerForm({ initial, stores }: Props) {
  return (
    <Form
      action={createComputerAction}
      initial={initial}
      schema={newSchema}
      labels={labels}
      options={{ storeId: stores }}
    >
      <ComputerFields stores={stores} />
      <div className="form-actions">
        <SubmitButton busy="Adding…">Add computer</SubmitButton>
      </div>
    </Form>
  );
}

export function EditComputerForm({ initial, stores }: Props) {
  return (
    <Form
      action={updateComputerAction}
      initial={initial}
      schema={editSchema}
      labels={labels}
      options={{ storeId: stores }}
    >
      <VersionFields />
      <ComputerFields stores={stores} />
      <div className="form-actions">
        <SubmitButton>Save</SubmitButton>
      </div>
    </Form>
  );
}

function ComputerFields({ stores }: Pick<Props, "stores">) {
  return (
    <>
      <Field name="name" label={labels.name} autoComplete="off" />
      <Field name="memory" label={labels.memory} inputMode="numeric" autoComplete="off" />
      <ComboField
        name="storeId"
        label={labels.storeId}
        options={stores}
        emptyLabel="No store"
        fetchOptions={suggestStores}
      />
      <Field
        name="serialNumber"
        label={labels.serialNumber}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <TextField name="note" label={labels.note} />
    </>
  );
}
