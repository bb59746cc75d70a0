"use client";
import type { FormEvent, ReactNode, RefObject } from "react";
import { FormProvider } from "./form-context";
import type { FormValues } from "./form-state";

interface Props {
  ref: RefObject<HTMLFormElement | null>;
  /** Where it is sent: an address that takes large files, which no action does. */
  action: string;
  /** Names this submission: sent twice, it is carried out once. */
  idempotencyKey: string;
  values: FormValues;
  /** What is wrong, by the field's name. */
  messages: Record<string, string | undefined>;
  pending: boolean;
  onSubmit(event: FormEvent<HTMLFormElement>): void;
  children: ReactNode;
}

/** A form with a file. The page that it leads to has the answer. */
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
