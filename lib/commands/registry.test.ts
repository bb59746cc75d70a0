import { existsSync, readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { commands } from "./registry";

it("has every command there is, under its own name", async () => {
  const found: Record<string, unknown> = {};
  for (const folder of readdirSync("lib")) {
    if (!existsSync(`lib/${folder}/commands.ts`)) continue;
    const exported: Record<string, unknown> = await import(`../${folder}/commands.ts`);
    for (const value of Object.values(exported)) if (isCommand(value)) found[value.name] = value;
  }
  expect(Object.keys(commands).sort()).toEqual(Object.keys(found).sort());
  for (const [name, command] of Object.entries(commands)) expect(command === found[name], name).toBe(true);
});

function isCommand(value: unknown): value is { name: string } {
  return typeof value === "object" && value !== null && "run" in value && "name" in value;
}
