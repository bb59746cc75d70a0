"use client";
import { type FormEvent, useState } from "react";
import { isTheme, type Theme, themeCookie, themeCookieAge } from "./themes";

const choices = [
  { value: "", label: "As the system" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
];

interface Props {
  chosen?: Theme;
  /** Does the same without JavaScript. */
  action(form: FormData): Promise<void>;
}

/** Light, dark, or as the system has it; at once, and kept on this device. */
export function ThemeSwitch({ chosen, action }: Props) {
  const [theme, setTheme] = useState<string>(chosen ?? "");

  function choose(event: FormEvent) {
    event.preventDefault();
    const { value } = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement;
    setTheme(value);
    show(value);
  }

  return (
    <form action={action} onSubmit={choose} className="theme-switch" data-stays>
      <fieldset data-actions="Appearance">
        <legend>Appearance</legend>
        {choices.map(({ value, label }) => (
          <button key={value} type="submit" name="theme" value={value} aria-pressed={theme === value}>
            {label}
          </button>
        ))}
      </fieldset>
    </form>
  );
}

function show(theme: string): void {
  const { dataset } = document.documentElement;
  if (isTheme(theme)) dataset.theme = theme;
  else delete dataset.theme;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser, and comes too late for a page left at once
  document.cookie = `${themeCookie}=${theme};path=/;samesite=lax;max-age=${theme ? themeCookieAge : 0}`;
}
