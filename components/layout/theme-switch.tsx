"use client";
import { type FormEvent, useState } from "react";
import { isTheme, THEME_COOKIE_MAX_AGE, type Theme } from "./themes";

const themeOptions = [
  { value: "", label: "System" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
];

interface Props {
  initial?: Theme;
  /** The name of the cookie that stores it. */
  cookie: string;
  /** Sets it without JavaScript. */
  action(form: FormData): Promise<void>;
}

/** Chooses the light, dark or system theme: instantly, and stored on this device. */
export function ThemeSwitch({ initial, cookie, action }: Props) {
  const [theme, setTheme] = useState<string>(initial ?? "");

  function choose(event: FormEvent) {
    event.preventDefault();
    const { value } = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement;
    setTheme(value);
    applyTheme(value, cookie);
  }

  return (
    <form action={action} onSubmit={choose} className="theme-switch" data-stays-on-page>
      <fieldset data-actions="Theme">
        <legend>Theme</legend>
        {themeOptions.map(({ value, label }) => (
          <button key={value} type="submit" name="theme" value={value} aria-pressed={theme === value}>
            {label}
          </button>
        ))}
      </fieldset>
    </form>
  );
}

function applyTheme(theme: string, cookie: string): void {
  const { dataset } = document.documentElement;
  if (isTheme(theme)) dataset.theme = theme;
  else delete dataset.theme;
  const secure = location.protocol === "https:" ? ";secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser, and comes too late for a page left at once
  document.cookie = `${cookie}=${theme};path=/;samesite=lax;max-age=${theme ? THEME_COOKIE_MAX_AGE : 0}${secure}`;
}
