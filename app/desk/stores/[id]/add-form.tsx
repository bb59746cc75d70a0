"use client";
import { useEffect, useRef } from "react";
import { Field } from "@/components/form/fields/field";
import { Form } from "@/components/form/form";
import type { FormState } from "@/components/form/form-state";
import { SubmitButton } from "@/components/form/submit-button";
import { addToStoreAction } from "../actions";

const labels = { quantity: "Copies" };

interface Props {
  initial: FormState;
  focus: boolean;
  /** The search text, if it found other books to add: the action returns to it. */
  others: string;
}

/** Adds a found book with its copies. */
export function AddForm({ initial, focus, others }: Props) {
  const ids = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const table = ids.current?.closest("table");
    return () => {
      // The form of an added book disappears; the focus moves to the next one.
      if (document.activeElement === document.body) table?.querySelector<HTMLElement>("input[name=quantity]")?.focus();
    };
  }, []);
  return (
    <Form action={addToStoreAction} initial={initial} labels={labels} className={compact}>
      <input ref={ids} type="hidden" name="bookId" value={initial.values.bookId} />
      <input type="hidden" name="storeId" value={initial.values.storeId} />
      <input type="hidden" name="_others" value={others} />
      <Field
        name="quantity"
        label={labels.quantity}
        inputMode="numeric"
        autoComplete="off"
        className="input input-number"
        autoFocus={focus}
      />
      <SubmitButton busy="Adding…">Add to store</SubmitButton>
    </Form>
  );
}

/** On one line; the column header replaces the visible label. */
const compact = "entry-form sm:min-w-56 [&_.field-label]:sr-only";
