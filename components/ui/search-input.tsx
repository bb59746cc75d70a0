"use client";
import { type ComponentType, type InputHTMLAttributes, useContext, useState } from "react";
import type { ComboboxProps } from "./combobox";
import { SuggestionsContext } from "./suggestions";

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
  const [lent, setLent] = useState<InputHTMLAttributes<HTMLInputElement>>();

  function load() {
    if (suggestions?.action !== action) return;
    // Without it, a search box is a search box.
    import("./combobox").then((loaded) => setCombobox(() => loaded.Combobox)).catch(() => {});
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
        {...lent}
      />
      {Combobox && input && suggestions && <Combobox input={input} lend={setLent} suggest={suggestions.suggest} />}
    </>
  );
}
