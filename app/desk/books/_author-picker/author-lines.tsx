"use client";
import { type MouseEvent, useEffect, useRef } from "react";
import { FieldErrors } from "@/components/form/fields/field";
import { roleLabels } from "@/lib/books/roles";
import { type AuthorLine, type FormIntent, serializeIntent } from "./form-intent";

/** The new position of a moved author, and the button that receives the focus. */
export interface MovedLine {
  at: number;
  button: FormIntent["kind"];
}

interface Props {
  rows: AuthorLine[];
  moved?: MovedLine;
  act(intent: FormIntent): (event: MouseEvent) => void;
  change(at: number, role: string): void;
}

/** The selected authors, in the order of the title page. */
export function AuthorLines({ rows, moved, act, change }: Props) {
  const focused = (at: number, button: FormIntent["kind"]) =>
    moved?.at === at && moved.button === button ? moved : undefined;
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
            {Object.entries(roleLabels).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
          <span className="actions">
            <LineButton
              intent={{ kind: "up", at }}
              act={act}
              label={`Move ${name} up`}
              sign="↑"
              unusable={at === 0}
              focused={focused(at, "up")}
            />
            <LineButton
              intent={{ kind: "down", at }}
              act={act}
              label={`Move ${name} down`}
              sign="↓"
              unusable={at === rows.length - 1}
              focused={focused(at, "down")}
            />
            <LineButton intent={{ kind: "remove", at }} act={act} label={`Remove ${name}`} sign="×" />
          </span>
          <FieldErrors id={`author-${at}-error`} name={`authors.${at}`} />
        </li>
      ))}
    </ol>
  );
}

interface LineButtonProps {
  intent: FormIntent;
  act: Props["act"];
  label: string;
  sign: string;
  /** Disabled with aria-disabled only, so that it keeps the focus. */
  unusable?: boolean;
  focused?: MovedLine;
}

function LineButton({ intent, act, label, sign, unusable, focused }: LineButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (focused) button.current?.focus();
  }, [focused]);
  return (
    <button
      ref={button}
      className="button button-small"
      type="submit"
      name="_intent"
      value={serializeIntent(intent)}
      onClick={act(intent)}
      aria-label={label}
      aria-disabled={unusable || undefined}
    >
      {sign}
    </button>
  );
}
