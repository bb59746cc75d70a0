"use client";
import { createContext, use } from "react";
import type { FieldNote, FormState, Values } from "./state";

interface FormContext {
  values: Values;
  errors: Record<string, FieldNote[]>;
  found?: FormState["found"];
  pending: boolean;
  /** Grows with every answer: what must be made anew then has it in its key. */
  answer: number;
}

const Context = createContext<FormContext>({ values: {}, errors: {}, pending: false, answer: 0 });

export const FormProvider = Context;

/** What the form around this component knows. */
export function useForm(): FormContext {
  return use(Context);
}
