"use client";
import { type Option, SelectField } from "@/components/form/fields/field";
import { VersionFields } from "@/components/form/fields/version-fields";
import { Form } from "@/components/form/form";
import type { FormState } from "@/components/form/form-state";
import { SubmitButton } from "@/components/form/submit-button";
import { updateReadSettingsAction } from "./actions";

const headerOptions: Option[] = [
  { value: "yes", label: "Column names" },
  { value: "no", label: "Data" },
];

interface Props {
  initial: FormState;
  /** Encodings of a text file; missing for workbooks. */
  encodings?: Option[];
  delimiters?: Option[];
  sheets?: Option[];
}

/** The read settings, with detected values. */
export function ReadSettingsForm({ initial, encodings, delimiters, sheets }: Props) {
  return (
    <Form action={updateReadSettingsAction} initial={initial} confirmsLeave className="form import-form">
      <VersionFields />
      <div className="field-row">
        {encodings && <SelectField name="encoding" label="Encoding" options={encodings} />}
        {delimiters && <SelectField name="delimiter" label="Delimiter" options={delimiters} />}
        {sheets && <SelectField name="sheet" label="Sheet" options={sheets} />}
        <SelectField name="hasHeader" label="First row" options={headerOptions} />
      </div>
      <div className="form-actions">
        <SubmitButton tone="plain" busy="Reading…">
          Apply
        </SubmitButton>
      </div>
    </Form>
  );
}
