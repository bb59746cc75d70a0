"use client";
import { Field } from "@/components/form/field";
import { Form } from "@/components/form/form";
import type { FormState } from "@/components/form/state";
import { SubmitButton } from "@/components/form/submit-button";
import { addToStoreAction } from "../actions";

const labels = { quantity: "Quantity" };

/** How many copies of a found book the store has. */
export function AddForm({ initial, focus }: { initial: FormState; focus: boolean }) {
  return (
    <Form action={addToStoreAction} initial={initial} labels={labels} className={compact}>
      <input type="hidden" name="bookId" value={initial.values.bookId} />
      <input type="hidden" name="storeId" value={initial.values.storeId} />
      <Field
        name="quantity"
        label={labels.quantity}
        type="number"
        inputMode="numeric"
        min={0}
        className="input input-number"
        autoFocus={focus}
      />
      <SubmitButton busy="Adding…">Add to store</SubmitButton>
    </Form>
  );
}

/** On one line; the column's head says what the label does. */
const compact = "entry-form sm:min-w-56 [&_.field-label]:sr-only";
