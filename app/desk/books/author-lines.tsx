"use client";
import type { MouseEvent } from "react";
import { FieldErrors } from "@/components/form/field";
import { type AuthorRow, type Deed, deedValue } from "./author-rows";

const roles = [
  ["author", "Author"],
  ["editor", "Editor"],
  ["translator", "Translator"],
  ["illustrator", "Illustrator"],
  ["introduction", "Introduction"],
] as const;

interface Props {
  rows: AuthorRow[];
  act(deed: Deed): (event: MouseEvent) => void;
  change(at: number, role: string): void;
}

/** The authors that were picked, in the order they have on the title page. */
export function AuthorLines({ rows, act, change }: Props) {
  if (rows.length === 0) return <p className="field-hint">No author yet.</p>;
  return (
    <ol className="row-list">
      {rows.map(({ authorId, name, role }, at) => (
        <li key={at}>
          <span className="row-name">
            {name} {authorId === "" && <em>(new)</em>}
          </span>
          <input type="hidden" name={`authors.${at}.authorId`} value={authorId} />
          <input type="hidden" name={`authors.${at}.name`} value={name} />
          <select
            className="input"
            name={`authors.${at}.role`}
            aria-label={`Role of ${name}`}
            value={role}
            onChange={(event) => change(at, event.target.value)}
          >
            {roles.map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
          <span className="actions">
            <LineButton deed={{ kind: "up", at }} act={act} label={`Move ${name} up`} sign="↑" unusable={at === 0} />
            <LineButton
              deed={{ kind: "down", at }}
              act={act}
              label={`Move ${name} down`}
              sign="↓"
              unusable={at === rows.length - 1}
            />
            <LineButton deed={{ kind: "remove", at }} act={act} label={`Remove ${name}`} sign="×" />
          </span>
          <FieldErrors id={`author-${at}-error`} name={`authors.${at}`} />
        </li>
      ))}
    </ol>
  );
}

interface LineButtonProps {
  deed: Deed;
  act: Props["act"];
  label: string;
  sign: string;
  unusable?: boolean;
}

function LineButton({ deed, act, label, sign, unusable }: LineButtonProps) {
  return (
    <button
      className="button button-small"
      type="submit"
      name="_do"
      value={deedValue(deed)}
      onClick={act(deed)}
      aria-label={label}
      disabled={unusable}
    >
      {sign}
    </button>
  );
}
