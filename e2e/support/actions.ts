/** Server actions as a script of ours calls them: https://react.dev/reference/rsc/server-functions */
import { readFileSync } from "node:fs";
import type { Answer, Client } from "./client";

export interface Action {
  /** "app/desk/books/actions.ts createBookAction" */
  name: string;
  id: string;
  /** Addresses of pages that have it. */
  pages: string[];
}

interface Manifest {
  node: Record<string, { workers: Record<string, unknown>; filename: string; exportedName: string }>;
}

/** Every action that the build has. */
export function actionsOfBuild(): Action[] {
  const manifest: Manifest = JSON.parse(readFileSync(".next/server/server-reference-manifest.json", "utf8"));
  return Object.entries(manifest.node).map(([id, { filename, exportedName, workers }]) => ({
    id,
    name: `${filename} ${exportedName}`,
    pages: Object.keys(workers).map((page) => page.replace(/^app|\/\([^)]*\)|\/page$/g, "") || "/"),
  }));
}

/** Calls an action with a form's state before it and these fields. */
export function callAction(
  client: Client,
  path: string,
  { id, name }: Action,
  fields: Record<string, string> = {},
): Promise<Answer> {
  const body = new FormData();
  const state = { key: "", values: {}, fields: {}, conflicts: [], merged: [], responseCount: 0 };
  // These take no state but the form alone; the last one a text.
  const takesForm = /setThemeAction|setStorefrontStoreAction|signOutAction/.test(name);
  const args = /findByIsbnAction/.test(name) ? ["9780306406157"] : takesForm ? ["$K1"] : [state, "$K1"];
  for (const [field, value] of Object.entries(fields)) body.append(`_1_${field}`, value);
  body.append("0", JSON.stringify(args));
  return client.post(path, body, { origin: client.origin, "next-action": id, accept: "text/x-component" });
}

/** What came of it on this page: "sign-in", "back" or another page that it leads to, "forbidden", or "answered". */
export function wordFor({ status, headers, text }: Answer, path: string): string {
  const to = headers.get("x-action-redirect")?.split(";")[0];
  if (to) return to.startsWith("/sign-in?") ? "sign-in" : to === path ? "back" : to;
  if (text.includes("You were signed out, and nothing was saved.")) return "sign-in";
  if (text.includes("You don’t have permission to do this. Ask an admin if you need it.")) return "forbidden";
  return status === 200 ? "answered" : String(status);
}
