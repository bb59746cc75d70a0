import { languages } from "@/lib/values/language";

/** The languages of a book, as its form offers them. */
export function languageOptions() {
  return languages().map(({ code, name }) => ({ value: code, label: name }));
}
