"use client";
import { createContext, use } from "react";
import type { FieldNote, FormState, FormValues } from "./form-state";

interface FormContext {
  values: FormValues;
  errors: Record<string, FieldNote[]>;
  searchResults?: FormState["searchResults"];
  pending: boolean;
  /** Grows with every answer: what must be made anew then has it in its key. */
  responseCount: number;
}

const Context = createContext<FormContext>({ values: {}, errors: {}, pending: false, responseCount: 0 });

export const FormProvider = Context;

/** What the form around this component knows. */
export function useForm(): FormContext {
  return use(Context);
}
