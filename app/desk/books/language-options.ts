import { languages } from "@/lib/values/language";

/** Language options of the book form. */
export function languageOptions() {
  return languages().map(({ code, name }) => ({ value: code, label: name }));
}
