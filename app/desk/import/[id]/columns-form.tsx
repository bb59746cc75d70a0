"use client";
import type { Option } from "@/components/form/fields/field";
import { VersionFields } from "@/components/form/fields/version-fields";
import { Form } from "@/components/form/form";
import { useForm } from "@/components/form/form-context";
import type { FormState } from "@/components/form/form-state";
import { SubmitButton } from "@/components/form/submit-button";
import { saveColumnsAction } from "./actions";
import { OptionFields, optionLabels } from "./option-fields";

const labels = { ...optionLabels, columns: "What the columns are", settings: "What the columns are" };

export interface ColumnPreview {
  index: number;
  header: string;
  samples: string[];
  /** Why it was matched to the field that it is matched to. */
  why?: string;
}

interface Props {
  initial: FormState;
  /** What else has to be known to read the file. */
  options: string[];
  columns: ColumnPreview[];
  fields: Option[];
}

/** Which field each column is, and what becomes of the rows. */
export function ColumnsForm({ initial, options, columns, fields }: Props) {
  return (
    <Form action={saveColumnsAction} initial={initial} labels={labels} className="form import-form">
      <VersionFields />
      <div className="table-box">
        <table className="table">
          <caption>The columns of the file</caption>
          <thead>
            <tr>
              <th scope="col">In the file</th>
              <th scope="col">For example</th>
              <th scope="col">Is</th>
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
        <SubmitButton busy="Checking…">Check the file</SubmitButton>
        <p className="field-hint">Nothing is changed by it: it says what an import would do.</p>
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
      <td data-label="For example">
        {samples.length > 0 ? samples.join(" · ") : <span className="text-soft">nothing in the first rows</span>}
      </td>
      <td data-label="Is">
        <select
          key={answer}
          className="input"
          name={name}
          defaultValue={values[name] ?? ""}
          aria-label={`What the column ${header} is`}
          aria-invalid={problem ? true : undefined}
          aria-describedby={note && `${name}-note`}
        >
          <option value="">Left out</option>
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
