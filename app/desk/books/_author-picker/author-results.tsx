"use client";
import type { MouseEvent } from "react";
import type { FormState } from "@/components/form/form-state";
import { type FormIntent, serializeIntent } from "./form-intent";

type Act = (intent: FormIntent) => (event: MouseEvent) => void;

/** Authors found by the server without JavaScript: one button each. */
export function AuthorResults({ query, options, act }: NonNullable<FormState["searchResults"]> & { act: Act }) {
  return (
    <ul className="suggestions" aria-label="Authors found">
      {options.map(({ id, name, title }) => (
        <AddButton key={id} intent={{ kind: "add", authorId: String(id), name }} act={act}>
          {title ? `${name} (${title})` : name}
        </AddButton>
      ))}
      <AddButton intent={{ kind: "add", authorId: "", name: query }} act={act}>
        {`Add “${query}” as a new author`}
      </AddButton>
    </ul>
  );
}

function AddButton({ intent, act, children }: { intent: FormIntent; act: Act; children: string }) {
  return (
    <li>
      <button type="submit" name="_intent" value={serializeIntent(intent)} onClick={act(intent)}>
        {children}
      </button>
    </li>
  );
}
