"use client";
import type { ReactNode } from "react";
import { FormProvider } from "@/components/form/form-context";
import type { FormState } from "@/components/form/form-state";

interface Props {
  values: FormState["values"];
  errors: FormState["fields"];
  children: ReactNode;
}

/** Provides values and errors to forms whose response is a page of its own. */
export function FormValuesProvider({ values, errors, children }: Props) {
  return <FormProvider value={{ values, errors, pending: false, responseCount: 0 }}>{children}</FormProvider>;
}
