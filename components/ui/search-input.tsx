"use client";
import { type ComponentType, type InputHTMLAttributes, useContext, useState } from "react";
import { SuggestionsContext } from "./suggestions";
import type { ComboboxProps } from "./suggestions-combobox";

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, "value" | "defaultValue"> & {
  /** Where its form goes. */
  action: string;
  defaultValue?: string;
};

/**
 * The field of a search. The form around it has the class `search`, and is sent by Enter whatever is suggested. What
 * suggests is brought along when somebody first comes here.
 */
export function SearchInput(props: Props) {
  return <Field key={props.defaultValue} {...props} />;
}

function Field({ action, ...rest }: Props) {
  const suggestions = useContext(SuggestionsContext);
  const [input, setInput] = useState<HTMLInputElement | null>(null);
  const [Combobox, setCombobox] = useState<ComponentType<ComboboxProps>>();
  const [attachedProps, setAttachedProps] = useState<InputHTMLAttributes<HTMLInputElement>>();

  function load() {
    if (suggestions?.action !== action) return;
    // Without it, a search box is a search box.
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
