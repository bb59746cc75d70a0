/** What a form says when the database fails before and after a save. */
import { expect, test, vi } from "vitest";
import { emptyFormState } from "@/components/form/form-state";
import { createAuthor } from "@/lib/authors/commands";
import { findNamesakes } from "@/lib/authors/queries";
import { env } from "@/lib/env";
import { insertActor } from "@/lib/testing/factories";
import { submit } from "./submit";
import { viewer } from "./viewer";

const redirected = Object.assign(new Error("redirected"), { digest: "NEXT_REDIRECT" });

vi.mock("next/headers", () => ({
  headers: async () => new Headers({ origin: env.PUBLIC_URL, "x-path": "/desk/authors/new" }),
  cookies: async () => new Map(),
}));
vi.mock("next/cache", () => ({ revalidatePath: () => {} }));
vi.mock("next/navigation", () => ({
  redirect: () => {
    throw redirected;
  },
  unstable_rethrow: (error: unknown) => {
    if (error === redirected) throw error;
  },
}));
vi.mock("./viewer", () => ({ viewer: vi.fn() }));

const manager = await insertActor("manager");

function formOf(name: string): FormData {
  const form = new FormData();
  form.set("name", name);
  form.set("_key", crypto.randomUUID());
  return form;
}

const saved = async (name: string) => (await findNamesakes(manager, name)).length;

test("redirects after a save", async () => {
  vi.mocked(viewer).mockResolvedValue(manager);
  const onSuccess = () => ({ redirectTo: "/desk/authors" });
  await expect(submit(createAuthor, emptyFormState(), formOf("Woolf"), { onSuccess })).rejects.toBe(redirected);
  expect(await saved("Woolf")).toBe(1);
});

test("reports an unreachable database and keeps what was typed", async () => {
  const lost = Object.assign(new Error("connect ECONNREFUSED"), { code: "SQLITE_CANTOPEN", syscall: "connect" });
  vi.mocked(viewer).mockRejectedValue(lost);
  if (!env.sqliteFile) lost.code = "ECONNREFUSED";
  const form = formOf("Sackville-West");
  const answer = await submit(createAuthor, emptyFormState(), form, {
    onSuccess: () => ({ redirectTo: "/desk/authors" }),
  });
  expect(answer).toMatchObject({
    key: form.get("_key"),
    message: { tone: "error", text: "The database can't be reached. Nothing was saved. Try again in a moment." },
    values: { name: "Sackville-West" },
  });
});

test("an error after a save does not report that nothing was saved", async () => {
  vi.mocked(viewer).mockResolvedValue(manager);
  const onSuccess = () => Promise.reject(new Error("a bug"));
  const answer = await submit(createAuthor, emptyFormState(), formOf("Forster"), { onSuccess });
  expect(answer.message?.text).toBe("This is saved, but the next page could not be shown. Don't send it again.");
  expect(await saved("Forster")).toBe(1);
});

test("unexpected errors are thrown, for the error page", async () => {
  const bug = new Error("a bug");
  vi.mocked(viewer).mockRejectedValue(bug);
  await expect(
    submit(createAuthor, emptyFormState(), formOf("X"), { onSuccess: () => ({ message: "" }) }),
  ).rejects.toBe(bug);
});
