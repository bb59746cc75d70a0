"use client";
import Link from "next/link";
import { Field } from "@/components/form/fields/field";
import { Form } from "@/components/form/form";
import type { FormState } from "@/components/form/form-state";
import { SubmitButton } from "@/components/form/submit-button";
import { erasePersonAction } from "../../actions";

interface Props {
  id: number;
  username: string;
  initial: FormState;
  /** The target of “Cancel”. */
  cancel: string;
}

/** Asks for the username as confirmation. */
export function EraseForm({ id, username, initial, cancel }: Props) {
  return (
    <Form action={erasePersonAction} initial={initial} labels={{ username: "Username" }}>
      <input type="hidden" name="id" value={id} />
      <Field
        name="username"
        label="Username"
        hint={`Type ${username} to confirm.`}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <div className="form-actions">
        <SubmitButton tone="danger" busy="Erasing…">
          Erase personal data
        </SubmitButton>
        <Link className="button button-quiet" href={cancel}>
          Cancel
        </Link>
      </div>
    </Form>
  );
}
