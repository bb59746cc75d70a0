"use client";
import type { Option } from "@/components/form/fields/field";
import { VersionFields } from "@/components/form/fields/version-fields";
import { Form } from "@/components/form/form";
import { useForm } from "@/components/form/form-context";
import type { FormState } from "@/components/form/form-state";
import { SubmitButton } from "@/components/form/submit-button";
import { saveColumnsAction } from "./actions";
import { OptionFields, optionLabels } from "./option-fields";

const labels = { ...optionLabels, columns: "Columns", settings: "Columns" };

export interface ColumnPreview {
  index: number;
  header: string;
  samples: string[];
  /** The reason for the match. */
  why?: string;
}

interface Props {
  initial: FormState;
  /** Further options of the import type. */
  options: string[];
  columns: ColumnPreview[];
  fields: Option[];
}

/** Matches columns to fields, with the import options. */
export function ColumnsForm({ initial, options, columns, fields }: Props) {
  return (
    <Form action={saveColumnsAction} initial={initial} labels={labels} className="form import-form">
      <VersionFields />
      <div className="table-box">
        <table className="table">
          <caption>Columns of the file</caption>
          <thead>
            <tr>
              <th scope="col">In the file</th>
              <th scope="col">Examples</th>
              <th scope="col">Import as</th>
            </tr>
          </thead>
          <tbody>
            {columns.map((column) => (
              <ColumnRow key={column.index} column={column} fields={fields} />
            ))}
          </tbody>
        </table>
      </div>
      <OptionFields options={options} />
      <div className="form-actions">
        <SubmitButton busy="Checking…">Check file</SubmitButton>
        <p className="field-hint">Shows what the import would do. Nothing is changed yet.</p>
      </div>
    </Form>
  );
}

function ColumnRow({ column: { index, header, samples, why }, fields }: { column: ColumnPreview; fields: Option[] }) {
  const { values, errors, responseCount: answer } = useForm();
  const name = `columns.${index}`;
  const [problem] = errors[name] ?? errors[`settings.${name}`] ?? [];
  const note = problem?.message ?? why;
  return (
    <tr>
      <th scope="row">{header}</th>
      <td data-label="Examples">
        {samples.length > 0 ? samples.join(" · ") : <span className="text-soft">empty in the first rows</span>}
      </td>
      <td data-label="Import as">
        <select
          key={answer}
          className="input"
          name={name}
          defaultValue={values[name] ?? ""}
          aria-label={`Import ${header} as`}
          aria-invalid={problem ? true : undefined}
          aria-describedby={note && `${name}-note`}
        >
          <option value="">Don’t import</option>
          {fields.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        {note && (
          <p className={problem ? "field-error" : "field-hint"} id={`${name}-note`}>
            {note}
          </p>
        )}
      </td>
    </tr>
  );
}
