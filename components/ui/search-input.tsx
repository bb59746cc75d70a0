"use client";
import { type ComponentType, type InputHTMLAttributes, useContext, useState } from "react";
import { SuggestionsContext } from "./suggestions";
import type { ComboboxProps } from "./suggestions-combobox";

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, "value" | "defaultValue"> & {
  /** The action of its form. */
  action: string;
  defaultValue?: string;
};

/**
 * The field of a search form, which has the class `search`. Enter submits the form, whatever is suggested. Suggestions
 * are loaded on the first focus.
 */
export function SearchInput(props: Props) {
  return <SuggestingInput key={props.defaultValue} {...props} />;
}

function SuggestingInput({ action, ...rest }: Props) {
  const suggestions = useContext(SuggestionsContext);
  const [input, setInput] = useState<HTMLInputElement | null>(null);
  const [Combobox, setCombobox] = useState<ComponentType<ComboboxProps>>();
  const [attachedProps, setAttachedProps] = useState<InputHTMLAttributes<HTMLInputElement>>();

  function load() {
    if (suggestions?.action !== action) return;
    // Without it, the search works without suggestions.
    import("./suggestions-combobox").then((loaded) => setCombobox(() => loaded.SuggestionsCombobox)).catch(() => {});
  }

  return (
    <>
      <input
        ref={setInput}
        type="search"
        name="q"
        className="input"
        maxLength={200}
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        inputMode="search"
        enterKeyHint="search"
        onFocus={load}
        onInput={load}
        {...rest}
        {...attachedProps}
      />
      {Combobox && input && suggestions && (
        <Combobox input={input} setInputProps={setAttachedProps} suggest={suggestions.suggest} />
      )}
    </>
  );
}
