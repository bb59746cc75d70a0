"use client";
import Link from "next/link";
import { VersionFields } from "./fields/version-fields";
import { Form } from "./form";
import type { FormAction, FormState } from "./form-state";
import { SubmitButton } from "./submit-button";

/** The button that deletes, and a link to cancel. */
export function DeleteForm({ action, initial, cancel }: { action: FormAction; initial: FormState; cancel: string }) {
  return (
    <Form action={action} initial={initial}>
      <VersionFields />
      <div className="form-actions">
        <SubmitButton tone="danger" busy="Deleting…">
          Delete
        </SubmitButton>
        <Link className="button button-quiet" href={cancel}>
          Cancel
        </Link>
      </div>
    </Form>
  );
}
