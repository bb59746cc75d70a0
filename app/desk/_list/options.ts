import type { Suggest } from "@/components/form/combobox/combo-input";

/** What a picker asks the server while somebody types. */
export function choicesOf(of: "authors" | "books" | "languages" | "stores"): Suggest {
  return async (text, signal) => {
    const answer = await fetch(`/api/desk/choices?${new URLSearchParams({ of, q: text })}`, { signal });
    if (answer.status === 503) return { problem: (await answer.json()).error };
    if (!answer.ok) throw new Error(`The choices could not be had: ${answer.status}`);
    return answer.json();
  };
}
