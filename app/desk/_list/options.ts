import type { FetchOptions } from "@/components/form/combobox/combo-input";

/** What a picker asks the server while somebody types. */
export function optionsFetcher(of: "authors" | "books" | "languages" | "stores"): FetchOptions {
  return async (text, signal) => {
    const answer = await fetch(`/api/desk/choices?${new URLSearchParams({ of, q: text })}`, { signal });
    if (answer.status === 503) return { problem: (await answer.json()).error };
    if (!answer.ok) throw new Error(`The choices could not be had: ${answer.status}`);
    return answer.json();
  };
}
