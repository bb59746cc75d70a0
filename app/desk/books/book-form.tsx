"use client";
import { ComboField } from "@/components/form/combobox/combo-field";
import { Field, type Option, SelectField, TextField } from "@/components/form/fields/field";
import { VersionFields } from "@/components/form/fields/version-fields";
import { Form } from "@/components/form/form";
import type { FormState } from "@/components/form/form-state";
import { SubmitButton } from "@/components/form/submit-button";
import { formatLabels } from "@/lib/books/formats";
import { currencySymbol } from "@/lib/values/money";
import { optionsFetcher } from "../_list/options";
import { AuthorPicker } from "./_author-picker/author-picker";
import { DefaultSubmit } from "./_author-picker/default-submit";
import { createBookAction, findByIsbnAction, updateBookAction } from "./actions";
import { IsbnField } from "./isbn-field";

const labels = {
  title: "Title",
  subtitle: "Subtitle",
  series: "Series",
  seriesNumber: "Series number",
  isbn: "ISBN",
  format: "Format",
  publisher: "Publisher",
  year: "Year published",
  language: "Language",
  price: "Price",
  description: "Description",
  authors: "Authors",
};

const formats = Object.entries(formatLabels).map(([value, label]) => ({ value, label }));

const suggestAuthors = optionsFetcher("authors");
const suggestLanguages = optionsFetcher("languages");

interface Props {
  initial: FormState;
  /** ISO 4217 code of the price. */
  currency: string;
  languages: Option[];
  isNew?: boolean;
}

/** The form of a book, new or edited. */
export function BookForm({ initial, currency, languages, isNew }: Props) {
  const schema = () =>
    import("@/lib/books/schema").then(({ bookSchemas }) => bookSchemas(currency)[isNew ? "newBook" : "editBook"]);
  return (
    <Form
      action={isNew ? createBookAction : updateBookAction}
      initial={initial}
      schema={schema}
      labels={labels}
      options={{ format: formats, language: languages }}
    >
      <DefaultSubmit />
      {!isNew && <VersionFields />}
      <IsbnField label={labels.isbn} findByIsbn={findByIsbnAction} />
      <Field name="title" label={labels.title} />
      <Field name="subtitle" label={labels.subtitle} />
      <AuthorPicker suggest={suggestAuthors} />
      <div className="field-row">
        <Field name="series" label={labels.series} />
        <Field name="seriesNumber" label={labels.seriesNumber} />
      </div>
      <div className="field-row">
        <SelectField name="format" label={labels.format} options={formats} empty="Not set" />
        <Field name="publisher" label={labels.publisher} />
      </div>
      <div className="field-row">
        <Field name="year" label={labels.year} hint="Such as 1937, or 750 BCE" />
        <ComboField
          name="language"
          label={labels.language}
          options={languages}
          emptyLabel="Not set"
          fetchOptions={suggestLanguages}
        />
      </div>
      <Field name="price" label={`${labels.price} (${currencySymbol(currency)})`} inputMode="decimal" />
      <TextField name="description" label={labels.description} />
      <div className="form-actions">
        <SubmitButton busy={isNew ? "Adding…" : "Saving…"}>{isNew ? "Add book" : "Save"}</SubmitButton>
      </div>
    </Form>
  );
}
