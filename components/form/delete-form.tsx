"use client";
import Link from "next/link";
import { EditedRow } from "./fields/version-fields";
import { Form } from "./form";
import type { FormAction, FormState } from "./state";
import { SubmitButton } from "./submit-button";

/** The button that deletes, and the way back. */
export function DeleteForm({ action, initial, cancel }: { action: FormAction; initial: FormState; cancel: string }) {
  return (
    <Form action={action} initial={initial}>
      <EditedRow />
      <div className="form-actions">
        <SubmitButton tone="danger" busy="Deleting…">
          Delete
        </SubmitButton>
        <Link className="button button-quiet" href={cancel}>
          Keep it
        </Link>
      </div>
    </Form>
  );
}
