"use client";
import { Field, SelectField } from "@/components/form/fields/field";
import { VersionFields } from "@/components/form/fields/version-fields";
import { Form } from "@/components/form/form";
import type { FormState } from "@/components/form/form-state";
import { SubmitButton } from "@/components/form/submit-button";
import { roleLabels, roles } from "@/lib/users/roles";
import { createUserAction, updateUserAction } from "./actions";

const labels = { username: "Username", email: "Email", displayName: "Display name", role: "Role" };
const newSchema = () => import("@/lib/users/schema").then((module) => module.newUserSchema);
const editSchema = () => import("@/lib/users/schema").then((module) => module.editUserSchema);
const roleOptions = roles.map((role) => ({ value: role, label: roleLabels[role] }));

export function NewUserForm({ initial }: { initial: FormState }) {
  return (
    <Form action={createUserAction} initial={initial} schema={newSchema} labels={labels} className="form form-inline">
      <NameAndAddress />
      <SubmitButton busy="Adding…">Add user</SubmitButton>
    </Form>
  );
}

export function EditUserForm({ initial }: { initial: FormState }) {
  return (
    <Form
      action={updateUserAction}
      initial={initial}
      schema={editSchema}
      labels={labels}
      options={{ role: roleOptions }}
    >
      <VersionFields />
      <NameAndAddress />
      <SelectField name="role" label={labels.role} options={roleOptions} />
      <div className="form-actions">
        <SubmitButton>Save</SubmitButton>
      </div>
    </Form>
  );
}

function NameAndAddress() {
  return (
    <>
      <Field name="username" label={labels.username} autoComplete="off" autoCapitalize="none" spellCheck={false} />
      <Field name="email" label={labels.email} type="email" autoComplete="off" />
      <Field name="displayName" label={labels.displayName} hint="Shown to customers" autoComplete="off" />
    </>
  );
}
