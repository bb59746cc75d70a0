import { type InputHTMLAttributes, type ReactNode, useId } from "react";
import type { Option } from "@/components/form/field";

interface Props {
  deed: string;
  hidden: [name: string, value: string][];
  button: string;
  children?: ReactNode;
}

/** A form that changes nothing: it leads to the address that has what was chosen in it. */
export function AskForm({ deed, hidden, button, children }: Props) {
  return (
    <form className={children ? "form form-inline" : undefined}>
      {hidden.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="do" value={deed} />
      {children}
      <button type="submit" className="button">
        {button}
      </button>
    </form>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  options: Option[];
  defaultValue?: string;
}

export function Choice({ name, label, options, defaultValue }: ChoiceProps) {
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <select id={id} className="input" name={name} defaultValue={defaultValue}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

type LineProps = { name: string; label: string; hint?: string; problem?: string; rows?: number } & Pick<
  InputHTMLAttributes<HTMLInputElement>,
  "defaultValue" | "inputMode"
>;

/** A line, or some. */
export function Line({ label, hint, problem, rows, ...input }: LineProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(" ") || undefined;
  const aria = { id, className: "input", "aria-invalid": problem ? true : undefined, "aria-describedby": described };
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {rows ? (
        <textarea rows={rows} maxLength={500} {...aria} {...input} />
      ) : (
        <input autoComplete="off" {...aria} {...input} />
      )}
      {problem && (
        <p className="field-error" id={`${id}-problem`} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
