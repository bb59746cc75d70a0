"use client";
import { Form } from "@/components/form/form";
import type { FormState } from "@/components/form/form-state";
import { SubmitButton } from "@/components/form/submit-button";
import { ListLink } from "@/components/ui/list-link";
import { bulkEditAction } from "./actions";

interface Props {
  initial: FormState;
  /** The action and rows, as JSON. */
  edit: string;
  /** The rows of the preview, and its time: those of the current page, whatever was sent before. */
  seen: string;
  seenAt: string;
  button: string;
  danger: boolean;
  /** The list's URL. */
  back: string;
}

/** Confirms the preview above it. */
export function ConfirmForm({ initial, edit, seen, seenAt, button, danger, back }: Props) {
  return (
    <Form action={bulkEditAction} initial={initial}>
      <input type="hidden" name="edit" value={edit} />
      <input type="hidden" name="seen" value={seen} />
      <input type="hidden" name="seenAt" value={seenAt} />
      <div className="form-actions">
        <SubmitButton tone={danger ? "danger" : "primary"} busy="Working…">
          {button}
        </SubmitButton>
        <ListLink href={back}>Cancel</ListLink>
      </div>
    </Form>
  );
}
