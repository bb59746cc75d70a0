"use client";
import { ComboField } from "@/components/form/combobox/combo-field";
import { Field, SelectField, TextField } from "@/components/form/fields/field";
import { Form } from "@/components/form/form";
import { emptyFormState, type FormState } from "@/components/form/form-state";
import { SubmitButton } from "@/components/form/submit-button";
import { optionsFetcher } from "../_list/options";
import { nothingAction } from "./actions";

const languages = [
  { value: "en", label: "English" },
  { value: "cy", label: "Welsh" },
];

const formats = [
  { value: "hardback", label: "Hardback" },
  { value: "paperback", label: "Paperback" },
];

const suggestLanguages = optionsFetcher("languages");

const labels = {
  title: "Title",
  isbn: "ISBN",
  format: "Format",
  language: "Language",
  cover: "Cover",
  added: "Added",
  description: "Description",
};

const rejected: FormState = {
  ...emptyFormState({ title: "Emma", isbn: "978-0-14-143958-6", language: "en", added: "21 Nov 2026" }, "style"),
  message: { tone: "error", text: "There is a problem. Check the highlighted fields." },
  fields: { isbn: [{ message: "The check digit is wrong. Compare it with the book." }] },
  conflicts: [{ name: "title", mine: "Emma", theirs: "Emma. A Novel", theirValues: { title: "Emma. A Novel" } }],
  merged: [{ name: "language", before: "cy", after: "en" }],
};

/** A new form, and one that was rejected because somebody else changed the row. */
export function FormStates() {
  return (
    <div className="grid gap-8 lg:grid-cols-2">
      <Form action={nothingAction} initial={emptyFormState({ added: "21 Nov 2026" }, "style")} labels={labels}>
        <Fields />
      </Form>
      <Form action={nothingAction} initial={rejected} labels={labels} options={{ language: languages }}>
        <Fields />
      </Form>
    </div>
  );
}

function Fields() {
  return (
    <>
      <Field name="title" label={labels.title} />
      <Field name="isbn" label={labels.isbn} hint="10 or 13 digits, typed or scanned" />
      <SelectField name="format" label={labels.format} options={formats} empty="Not set" />
      <ComboField
        name="language"
        label={labels.language}
        options={languages}
        emptyLabel="Not set"
        fetchOptions={suggestLanguages}
      />
      <Field name="cover" label={labels.cover} type="file" defaultValue={undefined} />
      <Field name="added" label={labels.added} readOnly />
      <TextField name="description" label={labels.description} />
      <label className="check">
        <input type="checkbox" defaultChecked />
        Customers see it
      </label>
      <div className="form-actions">
        <SubmitButton>Save</SubmitButton>
      </div>
    </>
  );
}
