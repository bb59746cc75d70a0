import type { InputHTMLAttributes, SelectHTMLAttributes } from "react";
import { type Choice, type Condition, type Kind, operators } from "@/lib/list/filter/filter";
import type { fieldNames } from "@/lib/list/filter/filter-form";
import type { OfferedField } from "@/lib/list/filter/filter-view";

interface Props {
  condition: Condition;
  field: OfferedField;
  names: ReturnType<typeof fieldNames>;
  focus: boolean;
  aria: { "aria-invalid"?: true; "aria-describedby"?: string };
  onChoose(): void;
}

/** What a condition compares with: typed, chosen, or found by its name. */
export function FilterValue(props: Props) {
  const { condition, field } = props;
  if (condition.operator === "empty") return null;
  if (field.finds) return <Found {...props} />;
  return field.choices ? <Chosen {...props} choices={field.choices} /> : <Typed {...props} />;
}

const typing: Partial<Record<Kind, InputHTMLAttributes<HTMLInputElement>>> = {
  number: { inputMode: "numeric" },
  year: { placeholder: "1937 or 750 BCE" },
  money: { inputMode: "decimal" },
  date: { type: "date" },
};

function Typed({ condition: { operator, values }, field, names, focus, aria }: Props) {
  const hasTwo = operators[operator].values === "two";
  const input = { ...typing[field.kind], ...aria, className: "input" };
  return (
    <>
      <input
        {...input}
        name={names.v}
        aria-label={hasTwo ? "From" : "Value"}
        defaultValue={values[0]}
        // biome-ignore lint/a11y/noAutofocus: the person has just said what to compare
        autoFocus={focus}
      />
      {hasTwo && (
        <>
          <span>and</span>
          <input {...input} name={names.w} aria-label="To" defaultValue={values[1]} />
        </>
      )}
    </>
  );
}

/** Where several can be chosen, there is always one select more. */
function Chosen({ condition, names, focus, aria, choices, onChoose }: Props & { choices: Choice[] }) {
  const { operator, values } = condition;
  const count = operators[operator].values === "many" ? Math.max(2, values.length + 1) : 1;
  return Array.from({ length: count }, (_, index) => (
    <Select
      key={index}
      {...aria}
      name={names.v}
      aria-label={index === 0 ? "Value" : "Another value"}
      value={values[index] ?? ""}
      onChange={onChoose}
      autoFocus={focus && index === 0}
      empty="Choose…"
      choices={choices}
    />
  ));
}

/** Chosen from what was found; until then a name to look for. */
function Found({ condition, field, names, focus, aria, onChoose }: Props) {
  const [value = ""] = condition.values;
  const { choices = [] } = field;
  const isChosen = choices.some((choice) => choice.value === value);
  return (
    <>
      {choices.length > 0 && (
        <Select
          {...aria}
          name={names.v}
          aria-label="Found"
          value={isChosen ? value : ""}
          onChange={onChoose}
          autoFocus={focus}
          empty={isChosen ? "Another…" : "Choose…"}
          choices={choices}
        />
      )}
      {!isChosen && (
        <input
          {...aria}
          className="input"
          name={names.w}
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
}: SelectHTMLAttributes<HTMLSelectElement> & { choices: Choice[]; empty: string }) {
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
