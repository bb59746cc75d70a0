import type { FetchOptions } from "@/components/form/combobox/combo-input";

/** Returns the function that fetches a combobox's options while somebody types. */
export function optionsFetcher(of: "authors" | "books" | "languages" | "stores"): FetchOptions {
  return async (text, signal) => {
    const response = await fetch(`/api/desk/options?${new URLSearchParams({ of, q: text })}`, { signal });
    if (response.status === 503) return { problem: (await response.json()).error };
    if (!response.ok) throw new Error(`Fetching options failed: ${response.status}`);
    return response.json();
  };
}
