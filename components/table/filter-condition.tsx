import type { ReactNode } from "react";
import type { Condition } from "@/lib/list/filter/filter";
import { fieldNames, offeredOperator, offeredOperators } from "@/lib/list/filter/filter-form";
import type { FilterFormField, FilterFormView } from "@/lib/list/filter/filter-view";
import { operatorLabel } from "@/lib/list/filter/operator-labels";
import { FilterValue } from "./filter-value";

interface Props {
  condition: Condition;
  path: string;
  form: FilterFormView;
  onChange(): void;
  /** The remove button. */
  children: ReactNode;
}

/** One condition: the field, the comparison, and what it is compared with. */
export function FilterCondition({ condition, path, form, onChange, children }: Props) {
  const names = fieldNames(path);
  const field = form.fields.find(({ name }) => name === condition.field);
  const problem = form.problems[path];
  const problemId = `${names.value}-problem`;
  const focus = form.focus.path === path ? form.focus.on : undefined;
  const aria = problem ? ({ "aria-invalid": true, "aria-describedby": problemId } as const) : {};
  return (
    <fieldset className="filter-condition">
      <legend className="sr-only">Condition</legend>
      <input type="hidden" name={names.previousField} value={condition.field} />
      <select
        className="input"
        name={names.field}
        aria-label="Field"
        value={condition.field}
        onChange={onChange}
        // biome-ignore lint/a11y/noAutofocus: the user has just added this condition
        autoFocus={focus === "field" || (focus !== undefined && !field)}
        {...(!field && aria)}
      >
        <option value="">Choose…</option>
        {form.fields.map(({ name, label }) => (
          <option key={name} value={name}>
            {label}
          </option>
        ))}
        {!field && condition.field !== "" && <option value={condition.field}>{condition.field}</option>}
      </select>
      {field && <Comparison condition={condition} field={field} name={names.op} onChange={onChange} />}
      {field && (
        <FilterValue
          key={field.kind}
          condition={condition}
          field={field}
          names={names}
          focus={focus === "value"}
          aria={aria}
          onChange={onChange}
        />
      )}
      <span className="filter-buttons">
        <noscript>
          <button type="submit" name="intent" value={`update:${path}`} className="button button-small">
            {field ? "Update" : "Continue"}
          </button>
        </noscript>
        {children}
      </span>
      {problem && (
        <p className="field-error" id={problemId}>
          {problem}
        </p>
      )}
    </fieldset>
  );
}

interface ComparisonProps {
  condition: Condition;
  field: FilterFormField;
  name: string;
  onChange(): void;
}

function Comparison({ condition, field, name, onChange }: ComparisonProps) {
  const current = offeredOperator(condition);
  const offered = offeredOperators(field.kind).filter(
    (operator) => field.nullable || operator === current || (operator !== "empty" && operator !== "notEmpty"),
  );
  if (offered.length === 1) {
    return (
      <>
        <input type="hidden" name={name} value={current} />
        <span>{operatorLabel(field, current)}</span>
      </>
    );
  }
  return (
    <select className="input" name={name} aria-label="Comparison" value={current} onChange={onChange}>
      {offered.map((operator) => (
        <option key={operator} value={operator}>
          {operatorLabel(field, operator)}
        </option>
      ))}
    </select>
  );
}
