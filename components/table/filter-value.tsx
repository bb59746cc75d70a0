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

/** What a condition compares with: typed, chosen, or found by its name. */
export function FilterValue(props: Props) {
  const { condition, field } = props;
  if (condition.operator === "empty") return null;
  if (field.isSearched) return <SearchedOption {...props} />;
  return field.options ? <OptionSelects {...props} choices={field.options} /> : <TextValue {...props} />;
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
        // biome-ignore lint/a11y/noAutofocus: the person has just said what to compare
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

/** Where several can be chosen, there is always one select more. */
function OptionSelects({ condition, names, focus, aria, choices, onChange }: Props & { choices: Option[] }) {
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
      choices={choices}
    />
  ));
}

/** Chosen from what was found; until then a name to look for. */
function SearchedOption({ condition, field, names, focus, aria, onChange }: Props) {
  const [value = ""] = condition.values;
  const { options: choices = [] } = field;
  const isChosen = choices.some((choice) => choice.value === value);
  return (
    <>
      {choices.length > 0 && (
        <Select
          {...aria}
          name={names.value}
          aria-label="Found"
          value={isChosen ? value : ""}
          onChange={onChange}
          autoFocus={focus}
          empty={isChosen ? "Another…" : "Choose…"}
          choices={choices}
        />
      )}
      {!isChosen && (
        <input
          {...aria}
          className="input"
          name={names.valueTo}
          aria-label="Name"
          placeholder="Name, or part of it"
          defaultValue={value}
          // biome-ignore lint/a11y/noAutofocus: the person has just said what to compare
          autoFocus={focus && choices.length === 0}
        />
      )}
    </>
  );
}

function Select({
  choices,
  empty,
  ...select
}: SelectHTMLAttributes<HTMLSelectElement> & { choices: Option[]; empty: string }) {
  return (
    <select {...select} className="input">
      <option value="">{empty}</option>
      {choices.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}
