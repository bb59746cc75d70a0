import { describe, expect, test } from "vitest";
import { bodyRule, findRejection } from "./request-guard.mjs";

const asked = (url: string, headers = {}, method = "GET") => findRejection({ method, url, headers });
const state = (tree: unknown) => ({ "next-router-state-tree": encodeURIComponent(JSON.stringify(tree)) });

describe("a request that Next would fail at is refused:", () => {
  test.each(["TRACE", "OPTIONS", "PUT", "DELETE", "PATCH", "PROPFIND", "QUERY", "get"])("%s", (method) => {
    expect(asked("/books", {}, method)).toBe("method");
    expect(asked("*", {}, method)).toBe("method");
  });

  test.each([
    "*",
    "",
    "books",
    "http://evil.example/",
    "HTTP://localhost:3000/books",
    "//evil.example",
    "///evil.example/",
    "/%2f%2fevil.example",
    "/\\evil.example",
    "/%5Cevil.example/",
    "/books/%",
    "/books/%zz",
    "/books/%ff",
    "/books/%00",
    "/books/1%0d%0aSet-Cookie:a=b",
    "/books/%7F",
  ])("address %s", (url) => {
    expect(asked(url)).toBe("address");
  });

  test.each(["x", "%", "null", "[]", encodeURIComponent('["",{}'), "a".repeat(50_000)])(
    "router state %.20s",
    (tree) => {
      expect(asked("/books", { "next-router-state-tree": tree })).toBe("header");
    },
  );

  test("Next's own page for its failures", () => {
    expect(asked("/_global-error")).toBe("page");
    expect(asked("/_global-error?x")).toBe("page");
  });
});

test.each([
  ["/", {}],
  ["/books?q=%", {}],
  ["/books?q=//evil.example&r=\\", {}],
  ["/desk//books", {}],
  ["/one-time-link/%C3%A4", {}],
  ["/books", state(["", { children: ["(storefront)", { children: ["books", { children: ["__PAGE__", {}] }] }] }])],
  ["/books", state(["", {}, null, "refetch"])],
])("%s is nobody's business but Next's", (url, headers) => {
  for (const method of ["GET", "HEAD", "POST"]) expect(asked(url, headers, method)).toBeUndefined();
});

describe("what may come with a request", () => {
  const rule = (url: string, cookie?: string, method = "POST") =>
    bodyRule({ method, url, headers: { cookie } }, "deckle-session");

  test.each(["/sign-in", "/", "/api/desk/importer", "/api/desk/books/x/cover", "/desk/import"])(
    "%s takes a form",
    (url) => {
      expect(rule(url, "deckle-session=a")).toEqual({ largest: 1024 * 1024 });
    },
  );

  test.each([
    ["/api/desk/import", "/desk/import"],
    ["/api/desk/import?x=1", "/desk/import"],
    ["/api/desk/books/42/cover", "/desk/books/42/cover"],
  ])("%s takes a file from who has a session alone", (url, page) => {
    expect(rule(url, "a=b; deckle-session=c")).toMatchObject({ streamed: true });
    for (const cookie of [undefined, "", "deckle-session=", "deckle-sessions=c", "a=deckle-session=c"]) {
      expect(rule(url, cookie), cookie).toEqual({ signInFor: page });
    }
    expect(rule(url, undefined, "GET")).toEqual({ largest: 1024 * 1024 });
  });
});
