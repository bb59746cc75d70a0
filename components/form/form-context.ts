"use client";
import { createContext, use } from "react";
import type { FieldNote, FormState, FormValues } from "./form-state";

interface FormContext {
  values: FormValues;
  errors: Record<string, FieldNote[]>;
  searchResults?: FormState["searchResults"];
  pending: boolean;
  /** Grows with every response: components that must be reset then have it in their key. */
  responseCount: number;
}

const Context = createContext<FormContext>({ values: {}, errors: {}, pending: false, responseCount: 0 });

export const FormProvider = Context;

/** The state of the form around this component. */
export function useForm(): FormContext {
  return use(Context);
}
