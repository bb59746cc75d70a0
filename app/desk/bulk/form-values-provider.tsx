"use client";
import type { ReactNode } from "react";
import { FormProvider } from "@/components/form/form-context";
import type { FormState } from "@/components/form/form-state";

interface Props {
  values: FormState["values"];
  errors: FormState["fields"];
  children: ReactNode;
}

/** What stands in the fields of forms whose answer is a page of its own, and what is wrong with it. */
export function FormValuesProvider({ values, errors, children }: Props) {
  return <FormProvider value={{ values, errors, pending: false, responseCount: 0 }}>{children}</FormProvider>;
}
