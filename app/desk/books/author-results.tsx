"use client";
import type { MouseEvent } from "react";
import type { FormState } from "@/components/form/form-state";
import { type FormIntent, serializeIntent } from "./form-intent";

type Act = (deed: FormIntent) => (event: MouseEvent) => void;

/** What the server found when the form was sent to look for an author, each a button that adds them. */
export function AuthorResults({ query, options, act }: NonNullable<FormState["searchResults"]> & { act: Act }) {
  return (
    <ul className="suggestions" aria-label="Authors found">
      {options.map(({ id, name, title }) => (
        <AddButton key={id} deed={{ kind: "add", authorId: String(id), name }} act={act}>
          {title ? `${name} (${title})` : name}
        </AddButton>
      ))}
      <AddButton deed={{ kind: "add", authorId: "", name: query }} act={act}>
        {`Add “${query}” as a new author`}
      </AddButton>
    </ul>
  );
}

function AddButton({ deed, act, children }: { deed: FormIntent; act: Act; children: string }) {
  return (
    <li>
      <button type="submit" name="_intent" value={serializeIntent(deed)} onClick={act(deed)}>
        {children}
      </button>
    </li>
  );
}
