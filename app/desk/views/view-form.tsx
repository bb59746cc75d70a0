"use client";
import { Field, type Option, SelectField } from "@/components/form/fields/field";
import { VersionFields } from "@/components/form/fields/version-fields";
import { Form } from "@/components/form/form";
import { useForm } from "@/components/form/form-context";
import type { FormState } from "@/components/form/form-state";
import { SubmitButton } from "@/components/form/submit-button";
import { saveViewAction, updateViewAction } from "./actions";

const labels = { name: "Name", shared: "Visibility" };
const visibilityOptions = (alone: string): Option[] => [
  { value: "", label: alone },
  { value: "yes", label: "Everyone" },
];
const ownVisibility = visibilityOptions("Only me");
// Admins may edit other users' views.
const anyVisibility = visibilityOptions("Only its owner");
const newSchema = () => import("@/lib/views/schema").then((module) => module.newViewSchema);
const editSchema = () => import("@/lib/views/schema").then((module) => module.editViewSchema);

interface Props {
  initial: FormState;
  mayShare: boolean;
}

/** `store` is the store whose books are listed, and whose page the form returns to. */
export function NewViewForm({ initial, mayShare, store }: Props & { store?: number }) {
  return (
    <Form action={saveViewAction} initial={initial} schema={newSchema} labels={labels}>
      <HiddenFields />
      {store !== undefined && <input type="hidden" name="_store" value={store} />}
      <ViewFields visibilityOptions={mayShare && ownVisibility} />
      <div className="form-actions">
        <SubmitButton>Save view</SubmitButton>
      </div>
    </Form>
  );
}

export function EditViewForm({ initial, mayShare }: Props) {
  return (
    <Form
      action={updateViewAction}
      initial={initial}
      schema={editSchema}
      labels={labels}
      options={{ shared: anyVisibility }}
    >
      <VersionFields />
      <ViewFields visibilityOptions={mayShare && anyVisibility} />
      <div className="form-actions">
        <SubmitButton>Save</SubmitButton>
      </div>
    </Form>
  );
}

function HiddenFields() {
  const { values } = useForm();
  return (
    <>
      <input type="hidden" name="list" value={values.list ?? ""} />
      <input type="hidden" name="query" value={values.query ?? ""} />
    </>
  );
}

function ViewFields({ visibilityOptions }: { visibilityOptions: Option[] | false }) {
  return (
    <>
      <Field name="name" label={labels.name} hint="Shown above the list." autoComplete="off" />
      {visibilityOptions && <SelectField name="shared" label={labels.shared} options={visibilityOptions} />}
    </>
  );
}
