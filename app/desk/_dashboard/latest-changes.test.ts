import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { LatestChanges } from "./latest-changes";

describe("the latest changes say", () => {
  const change = { id: 1, entityId: 1, label: "ada", former: undefined, via: "form", when: new Date() };
  test.each([
    ["oneTimeLink", "create", "issueOneTimeLink", "grace", "grace created a one-time link of ada"],
    ["oneTimeLink", "update", "setPassword", undefined, "Someone used a one-time link of ada"],
    ["oneTimeLink", "update", "setPassword", "ada", "ada used a one-time link"],
    ["oneTimeLink", "delete", "deactivateUser", "grace", "grace revoked a one-time link"],
    ["user", "create", "setUpFirstAdmin", undefined, "Setup added the user ada"],
    ["user", "update", "setPassword", undefined, "Someone via one-time link changed the user ada"],
    ["session", "create", "signIn", undefined, "ada signed in"],
    ["session", "update", "signIn", undefined, "A new sign-in ended a session of ada"],
  ] as const)("of %s %s by %s, by %s: %s", (entity, action, command, who, sentence) => {
    const label = action === "delete" ? undefined : change.label;
    const html = renderToStaticMarkup(
      createElement(LatestChanges, { changes: [{ ...change, entity, action, command, who, label }] }),
    );
    expect(html.replace(/<time.*/, "").replaceAll(/<[^>]*>/g, "")).toBe(sentence);
  });
});
