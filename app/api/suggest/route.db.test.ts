import { expect, it, vi } from "vitest";
import { createBook } from "@/lib/books/commands";
import { execute } from "@/lib/commands/execute";
import { exhaustWorkers } from "@/lib/testing/exhaust-workers";
import { createActor, unique } from "@/lib/testing/factories";
import { as, expectDone } from "@/lib/testing/outcomes";
import { GET } from "./route";

// Who asks is told by a cookie; without Next there is none.
vi.mock("@/app/search-retry-after", () => ({ searchRetryAfter: async () => 0 }));

const get = (q: string) => GET(new Request(`http://localhost/api/suggest?${new URLSearchParams({ q })}`));

it("answers with what was found, or that nothing was", async () => {
  const title = unique("Suggested");
  const { id } = expectDone(await execute(createBook, { title, authors: [] }, as(await createActor("manager"))));
  const found = await get(title);
  expect(found.status).toBe(200);
  expect(await found.json()).toMatchObject([{ label: "Books", options: [{ href: `/books/${id}`, text: title }] }]);
  const nothing = await get("not there at all");
  expect([nothing.status, await nothing.json()]).toEqual([200, []]);
});

it("says when the time for a search was up, which is not that nothing was found", async () => {
  await exhaustWorkers();
  const answer = await get("two words");
  expect([answer.status, await answer.json()]).toEqual([503, { error: "Search took too long. Try again." }]);
  expect(answer.headers.get("cache-control")).toBe("no-store");
});
