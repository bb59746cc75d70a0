import { existsSync, readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { commands } from "./commands";

it("has every command there is, under its own name", async () => {
  const exported: string[] = [];
  for (const folder of readdirSync(import.meta.dirname)) {
    if (!existsSync(`${import.meta.dirname}/${folder}/commands.ts`)) continue;
    const found: Record<string, unknown> = await import(`./${folder}/commands.ts`);
    for (const [name, value] of Object.entries(found)) {
      if (typeof value !== "object" || value === null || !("run" in value)) continue;
      expect(value).toMatchObject({ name });
      expect(commands).toHaveProperty(name, value);
      exported.push(name);
    }
  }
  expect(Object.keys(commands).sort()).toEqual(exported.sort());
});
