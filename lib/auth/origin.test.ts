import { describe, expect, it } from "vitest";
import { safeRedirectPath } from "./origin";

describe("where somebody may be sent to", () => {
  it.each(["/desk", "/desk/books?q=earth&sort=-year", "/books/1"])("is %s, a path of our own", (path) => {
    expect(safeRedirectPath(path)).toBe(path);
  });

  it.each([
    null,
    "",
    "desk",
    "//evil.example",
    "/\\evil.example",
    "/\\/evil.example",
    "\\\\evil.example",
    "https://evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "/\t/evil.example",
    "/\n/evil.example",
    " //evil.example",
    "desk/../..//evil.example",
    "/.//evil.example",
    "/desk/..//evil.example",
    "http://localhost@evil.example",
  ])("is not %j, but the desk", (path) => {
    expect(safeRedirectPath(path)).toBe("/desk");
  });
});
