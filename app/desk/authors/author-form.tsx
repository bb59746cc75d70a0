"use client";
import { Field, TextField } from "@/components/form/fields/field";
import { VersionFields } from "@/components/form/fields/version-fields";
import { Form } from "@/components/form/form";
import type { FormState } from "@/components/form/form-state";
import { SubmitButton } from "@/components/form/submit-button";
import { createAuthorAction, updateAuthorAction } from "./actions";

const labels = { name: "Name", sortName: "Sort name", email: "Email", note: "Note" };
const newSchema = () => import("@/lib/authors/schema").then((module) => module.newAuthorSchema);
const editSchema = () => import("@/lib/authors/schema").then((module) => module.editAuthorSchema);

export function NewAuthorForm({ initial }: { initial: FormState }) {
  return (
    <Form action={createAuthorAction} initial={initial} schema={newSchema} labels={labels}>
      <AuthorFields />
      <div className="form-actions">
        <SubmitButton busy="Adding…">Add author</SubmitButton>
      </div>
    </Form>
  );
}

export function EditAuthorForm({ initial }: { initial: FormState }) {
  return (
    <Form action={updateAuthorAction} initial={initial} schema={editSchema} labels={labels}>
      <VersionFields />
      <AuthorFields />
      <div className="form-actions">
        <SubmitButton>Save</SubmitButton>
      </div>
    </Form>
  );
}

function AuthorFields() {
  return (
    <>
      <Field name="name" label={labels.name} autoComplete="off" />
      <Field
        name="sortName"
        label={labels.sortName}
        hint="Used for sorting, such as “Lewis, C. S.” Leave empty to derive it from the name."
        autoComplete="off"
      />
      <Field name="email" label={labels.email} type="email" hint="Only visible to staff." autoComplete="off" />
      <TextField name="note" label={labels.note} hint="Only visible to staff." />
    </>
  );
}
