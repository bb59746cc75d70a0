"use client";
import Link from "next/link";
import { useId } from "react";
import { FieldErrors } from "@/components/form/fields/field";
import { Form } from "@/components/form/form";
import { useForm } from "@/components/form/form-context";
import type { FormState } from "@/components/form/form-state";
import { stockAction } from "./actions";

interface Props {
  initial: FormState;
  bookId: number;
  storeId: number;
  store: string;
  listed: boolean;
}

/** Adds or removes a copy, or sets a counted number. */
export function StockForm({ initial, bookId, storeId, store, listed }: Props) {
  return (
    <Form action={stockAction} initial={initial} className="entry-form">
      <input type="hidden" name="bookId" value={bookId} />
      <input type="hidden" name="storeId" value={storeId} />
      <StockButtons store={store} listed={listed} />
      {listed && (
        <Link
          className="button button-small button-quiet entry-last"
          href={`/desk/books/${bookId}/remove-from-store?store=${storeId}`}
          prefetch={false}
        >
          Remove from store
        </Link>
      )}
    </Form>
  );
}

function StockButtons({ store, listed }: { store: string; listed: boolean }) {
  const { values, pending, errors } = useForm();
  const id = useId();
  const intent = listed ? "set" : "add";
  return (
    <>
      {/* Enter in the field activates the first submit button, which must be the one that sets the number. */}
      <button type="submit" name="_intent" value={intent} className="sr-only" tabIndex={-1} aria-hidden>
        Set
      </button>
      {listed && (
        <>
          <button
            className="button button-small entry-step"
            type="submit"
            name="_intent"
            value="-1"
            aria-label={`−1 at ${store}`}
            aria-disabled={pending}
          >
            −1
          </button>
          <button
            className="button button-small entry-step"
            type="submit"
            name="_intent"
            value="1"
            aria-label={`+1 at ${store}`}
            aria-disabled={pending}
          >
            +1
          </button>
        </>
      )}
      <input
        className="input input-number"
        name="quantity"
        inputMode="numeric"
        enterKeyHint="done"
        autoComplete="off"
        placeholder="Count"
        aria-label={`Copies at ${store}`}
        aria-invalid={errors.quantity ? true : undefined}
        aria-describedby={id}
        defaultValue={values.quantity ?? ""}
      />
      <button className="button button-small" type="submit" name="_intent" value={intent} aria-disabled={pending}>
        {listed ? "Set stock" : "Add to store"}
      </button>
      <FieldErrors id={id} name="quantity" />
    </>
  );
}
