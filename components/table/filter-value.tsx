import type { InputHTMLAttributes, SelectHTMLAttributes } from "react";
import { type Condition, type FieldType, type Option, operators } from "@/lib/list/filter/filter";
import type { fieldNames } from "@/lib/list/filter/filter-form";
import type { FilterFormField } from "@/lib/list/filter/filter-view";

interface Props {
  condition: Condition;
  field: FilterFormField;
  names: ReturnType<typeof fieldNames>;
  focus: boolean;
  aria: { "aria-invalid"?: true; "aria-describedby"?: string };
  onChange(): void;
}

/** The value of a condition: typed, selected, or searched by name. */
export function FilterValue(props: Props) {
  const { condition, field } = props;
  if (condition.operator === "empty") return null;
  if (field.isSearched) return <SearchedOption {...props} />;
  return field.options ? <OptionSelects {...props} options={field.options} /> : <TextValue {...props} />;
}

const typing: Partial<Record<FieldType, InputHTMLAttributes<HTMLInputElement>>> = {
  number: { inputMode: "numeric" },
  year: { placeholder: "1937 or 750 BCE" },
  money: { inputMode: "decimal" },
  date: { type: "date" },
};

function TextValue({ condition: { operator, values }, field, names, focus, aria }: Props) {
  const hasTwo = operators[operator].values === "two";
  const input = { ...typing[field.kind], ...aria, className: "input" };
  return (
    <>
      <input
        {...input}
        name={names.value}
        aria-label={hasTwo ? "From" : "Value"}
        defaultValue={values[0]}
        // biome-ignore lint/a11y/noAutofocus: the user has just chosen what to compare
        autoFocus={focus}
      />
      {hasTwo && (
        <>
          <span>and</span>
          <input {...input} name={names.valueTo} aria-label="To" defaultValue={values[1]} />
        </>
      )}
    </>
  );
}

/** Where several values are possible, there is always one more select. */
function OptionSelects({ condition, names, focus, aria, options, onChange }: Props & { options: Option[] }) {
  const { operator, values } = condition;
  const count = operators[operator].values === "many" ? Math.max(2, values.length + 1) : 1;
  return Array.from({ length: count }, (_, index) => (
    <Select
      key={index}
      {...aria}
      name={names.value}
      aria-label={index === 0 ? "Value" : "Another value"}
      value={values[index] ?? ""}
      onChange={onChange}
      autoFocus={focus && index === 0}
      empty="Choose…"
      options={options}
    />
  ));
}

/** Selected from the results; until then a name to search for. */
function SearchedOption({ condition, field, names, focus, aria, onChange }: Props) {
  const [value = ""] = condition.values;
  const { options = [] } = field;
  const isSelected = options.some((option) => option.value === value);
  return (
    <>
      {options.length > 0 && (
        <Select
          {...aria}
          name={names.value}
          aria-label="Results"
          value={isSelected ? value : ""}
          onChange={onChange}
          autoFocus={focus}
          empty={isSelected ? "Other…" : "Choose…"}
          options={options}
        />
      )}
      {!isSelected && (
        <input
          {...aria}
          className="input"
          name={names.valueTo}
          aria-label="Name"
          placeholder="Full or partial name"
          defaultValue={value}
          // biome-ignore lint/a11y/noAutofocus: the user has just chosen what to compare
          autoFocus={focus && options.length === 0}
        />
      )}
    </>
  );
}

function Select({
  options,
  empty,
  ...select
}: SelectHTMLAttributes<HTMLSelectElement> & { options: Option[]; empty: string }) {
  return (
    <select {...select} className="input">
      <option value="">{empty}</option>
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}
