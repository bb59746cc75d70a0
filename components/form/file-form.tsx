"use client";
import type { FormEvent, ReactNode, RefObject } from "react";
import { FormProvider } from "./form-context";
import type { FormValues } from "./form-state";

interface Props {
  ref: RefObject<HTMLFormElement | null>;
  /** A route that accepts large files, which server actions do not. */
  action: string;
  /** Submitting a form twice with the same key has no further effect. */
  idempotencyKey: string;
  values: FormValues;
  /** Error messages by field name. */
  messages: Record<string, string | undefined>;
  pending: boolean;
  onSubmit(event: FormEvent<HTMLFormElement>): void;
  children: ReactNode;
}

/** A form with a file. The page that it redirects to shows the result. */
export function FileForm({
  ref,
  action,
  idempotencyKey: submission,
  values,
  messages: problems,
  pending,
  onSubmit,
  children,
}: Props) {
  const errors = Object.fromEntries(
    Object.entries(problems).map(([name, message]) => [name, message ? [{ message }] : []]),
  );
  return (
    <FormProvider value={{ values, errors, pending, responseCount: 0 }}>
      <form
        ref={ref}
        className="form"
        method="post"
        action={action}
        encType="multipart/form-data"
        onSubmit={onSubmit}
        noValidate
      >
        <input type="hidden" name="_key" value={submission} />
        {children}
      </form>
    </FormProvider>
  );
}
