import { expect, test } from "vitest";
import { safetyHeaders, setForwarded } from "./headers.mjs";

test("over HTTPS a browser is told to come by HTTPS alone", () => {
  expect(safetyHeaders({ PUBLIC_URL: "https://books.example.com" })).toEqual({
    "x-content-type-options": "nosniff",
    "strict-transport-security": "max-age=31536000",
  });
  expect(safetyHeaders({ PUBLIC_URL: "http://localhost:3000" })).toEqual({ "x-content-type-options": "nosniff" });
});

test("what a client says of itself counts only through a proxy that is trusted", () => {
  const forwarded = (settings: { TRUST_PROXY: boolean; publicUrlIsSet: boolean }) => {
    const headers: Record<string, string | undefined> = {
      "x-forwarded-for": "203.0.113.9",
      "x-forwarded-proto": "https",
      "x-forwarded-host": "evil.example",
      forwarded: "host=evil.example",
    };
    setForwarded(
      { headers, socket: { remoteAddress: "192.0.2.1" } },
      { PUBLIC_URL: "https://books.example.com", ...settings },
    );
    return headers;
  };
  expect(forwarded({ TRUST_PROXY: false, publicUrlIsSet: false })).toEqual({
    "x-forwarded-for": "192.0.2.1",
    "x-forwarded-proto": "http",
  });
  expect(forwarded({ TRUST_PROXY: true, publicUrlIsSet: true })).toMatchObject({
    "x-forwarded-for": "203.0.113.9",
    "x-forwarded-proto": "https",
    "x-forwarded-host": "books.example.com",
  });
});
