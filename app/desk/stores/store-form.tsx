"use client";
import { Field, TextField } from "@/components/form/fields/field";
import { VersionFields } from "@/components/form/fields/version-fields";
import { Form } from "@/components/form/form";
import type { FormState } from "@/components/form/form-state";
import { SubmitButton } from "@/components/form/submit-button";
import { createStoreAction, updateStoreAction } from "./actions";

const labels = {
  name: "Name",
  address: "Address",
  city: "City",
  phone: "Phone",
  email: "Email",
  openingHours: "Opening hours",
};
const newSchema = () => import("@/lib/stores/schema").then((module) => module.newStoreSchema);
const editSchema = () => import("@/lib/stores/schema").then((module) => module.editStoreSchema);

export function NewStoreForm({ initial }: { initial: FormState }) {
  return (
    <Form action={createStoreAction} initial={initial} schema={newSchema} labels={labels}>
      <StoreFields />
      <div className="form-actions">
        <SubmitButton busy="Adding…">Add store</SubmitButton>
      </div>
    </Form>
  );
}

export function EditStoreForm({ initial }: { initial: FormState }) {
  return (
    <Form action={updateStoreAction} initial={initial} schema={editSchema} labels={labels}>
      <VersionFields />
      <StoreFields />
      <div className="form-actions">
        <SubmitButton>Save</SubmitButton>
      </div>
    </Form>
  );
}

function StoreFields() {
  return (
    <>
      <Field name="name" label={labels.name} autoComplete="off" />
      <TextField name="address" label={labels.address} hint="Street and number, and the postcode." rows={3} />
      <Field name="city" label={labels.city} autoComplete="off" />
      <Field name="phone" label={labels.phone} type="tel" autoComplete="off" />
      <Field name="email" label={labels.email} type="email" hint="Shown to customers." autoComplete="off" />
      <Field
        name="openingHours"
        label={labels.openingHours}
        hint="For example: Mon–Fri 9:00–18:00, Sat 10–16. A day that is not named is closed."
        autoComplete="off"
      />
    </>
  );
}
