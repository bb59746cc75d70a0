"use client";
import { type InputHTMLAttributes, useContext } from "react";
import { Combobox } from "./combobox";
import { SuggestionsContext } from "./suggestions";

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, "value" | "defaultValue"> & {
  /** Where its form goes. */
  action: string;
  defaultValue?: string;
};

/** The field of a search. The form around it has the class `search`, and is sent by Enter whatever is suggested. */
export function SearchInput({ action, ...rest }: Props) {
  const suggestions = useContext(SuggestionsContext);
  const input = {
    type: "search",
    name: "q",
    className: "input",
    maxLength: 200,
    autoComplete: "off",
    enterKeyHint: "search",
    ...rest,
  } as const;
  const key = rest.defaultValue;
  return suggestions?.action === action ? (
    <Combobox key={key} suggest={suggestions.suggest} {...input} />
  ) : (
    <input key={key} {...input} />
  );
}
