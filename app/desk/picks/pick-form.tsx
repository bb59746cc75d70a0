"use client";
import { ComboField } from "@/components/form/combobox/combo-field";
import { Field, type Option, SelectField, TextField } from "@/components/form/fields/field";
import { VersionFields } from "@/components/form/fields/version-fields";
import { Form } from "@/components/form/form";
import type { FormState } from "@/components/form/form-state";
import { SubmitButton } from "@/components/form/submit-button";
import { optionsFetcher } from "../_list/options";
import { createPickAction, updatePickAction } from "./actions";

const labels = { bookId: "Book", text: "Text", published: "Published", position: "Featured order" };
const newSchema = () => import("@/lib/picks/schema").then((module) => module.newPickSchema);
const editSchema = () => import("@/lib/picks/schema").then((module) => module.editPickSchema);

const suggestBooks = optionsFetcher("books");
const published: Option[] = [
  { value: "no", label: "No" },
  { value: "yes", label: "Yes" },
];

interface Props {
  initial: FormState;
  /** Options without JavaScript. */
  books: Option[];
}

export function NewPickForm({ initial, books }: Props) {
  return (
    <Form
      action={createPickAction}
      initial={initial}
      schema={newSchema}
      labels={labels}
      options={{ bookId: books, published }}
    >
      <PickFields books={books} />
      <div className="form-actions">
        <SubmitButton busy="Adding…">Add staff pick</SubmitButton>
      </div>
    </Form>
  );
}

export function EditPickForm({ initial, books }: Props) {
  return (
    <Form
      action={updatePickAction}
      initial={initial}
      schema={editSchema}
      labels={labels}
      options={{ bookId: books, published }}
    >
      <VersionFields />
      <PickFields books={books} />
      <div className="form-actions">
        <SubmitButton>Save</SubmitButton>
      </div>
    </Form>
  );
}

function PickFields({ books }: Pick<Props, "books">) {
  return (
    <>
      <ComboField
        name="bookId"
        label={labels.bookId}
        options={books}
        partial
        emptyLabel="No book"
        fetchOptions={suggestBooks}
      />
      <TextField name="text" label={labels.text} />
      <SelectField name="published" label={labels.published} options={published} />
      <Field
        name="position"
        label={labels.position}
        hint="Featured picks come first, in this order. Leave it empty for the others."
        inputMode="numeric"
      />
    </>
  );
}
