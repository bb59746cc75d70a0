"use client";
import Link from "next/link";
import {
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from "react";
import { useForm } from "../form-context";

// Far above every field's own limit: this only keeps a form below the size that the server reads.
const MAX_LENGTH = 20_000;

interface LabelledProps {
  name: string;
  label: string;
  hint?: ReactNode;
}

/** A single-line field: label, hint, input and errors, associated for screen readers. */
export function Field({
  name,
  label,
  hint,
  ...input
}: LabelledProps & Omit<InputHTMLAttributes<HTMLInputElement>, "name">) {
  const { values } = useForm();
  const isSecret = input.type === "password";
  return (
    <FieldFrame {...{ name, label, hint }}>
      {(aria) => (
        <input
          className="input"
          name={name}
          maxLength={MAX_LENGTH}
          defaultValue={isSecret ? "" : (values[name] ?? "")}
          {...aria}
          {...input}
        />
      )}
    </FieldFrame>
  );
}

/** A field for text of several lines. */
export function TextField({
  name,
  label,
  hint,
  ...area
}: LabelledProps & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "name">) {
  const { values } = useForm();
  return (
    <FieldFrame {...{ name, label, hint }}>
      {(aria) => (
        <textarea
          className="input"
          name={name}
          rows={5}
          maxLength={5 * MAX_LENGTH}
          defaultValue={values[name] ?? ""}
          {...aria}
          {...area}
        />
      )}
    </FieldFrame>
  );
}

export interface Option {
  value: string;
  label: string;
  /** Tells apart options with the same label. */
  note?: string;
}

/** A select; `empty` is the label of its empty option. */
export function SelectField({
  name,
  label,
  hint,
  options,
  empty,
  ...select
}: LabelledProps & { options: Option[]; empty?: string } & Omit<SelectHTMLAttributes<HTMLSelectElement>, "name">) {
  const { values, responseCount } = useForm();
  return (
    <FieldFrame {...{ name, label, hint }}>
      {(aria) => (
        // React resets a select after an action even if its value is unchanged: the key remounts it with each response.
        <select
          key={responseCount}
          className="input"
          name={name}
          defaultValue={values[name] ?? ""}
          {...aria}
          {...select}
        >
          {empty !== undefined && <option value="">{empty}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  );
}

export interface AriaProps {
  id: string;
  "aria-invalid"?: true;
  "aria-describedby"?: string;
}

/** Label, hint and errors around a field, which `children` renders. */
export function FieldFrame({
  name,
  label,
  hint,
  children,
}: LabelledProps & { children: (aria: AriaProps) => ReactNode }) {
  const { errors } = useForm();
  const id = useId();
  const notes = errors[name] ?? [];
  const described = [hint && `${id}-hint`, notes.length > 0 && `${id}-error`].filter(Boolean).join(" ");
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
      {children({ id, "aria-invalid": notes.length > 0 || undefined, "aria-describedby": described || undefined })}
      <FieldErrors id={`${id}-error`} name={name} />
    </div>
  );
}

/** The errors of a field, with links to conflicting records. */
export function FieldErrors({ id, name }: { id: string; name: string }) {
  const notes = useForm().errors[name] ?? [];
  return (
    <p className="field-error" id={id} aria-live="polite">
      {notes.map(({ message, related }) => (
        <span key={message}>
          {message} {related && <Link href={related.href}>See {related.label}</Link>}
        </span>
      ))}
    </p>
  );
}
