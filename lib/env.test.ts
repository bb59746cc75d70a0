import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { InvalidEnvError, parseEnv, projectFolder, variables } from "./env";

describe("a bad value is one sentence that names the variable:", () => {
  test.each([
    ["DATABASE_URL", "mysql://localhost/deckle"],
    ["DATABASE_URL", "file:"],
    ["PORT", "http"],
    ["PORT", "70000"],
    ["PORT", "80.5"],
    ["PUBLIC_URL", "books.example.com"],
    ["PUBLIC_URL", "ftp://books.example.com"],
    ["TRUST_PROXY", "perhaps"],
    ["SEARCHES_PER_MINUTE", "-1"],
    ["SEARCHES_PER_MINUTE", "many"],
    ["SHOP_NAME", "  "],
    ["SHOP_NAME", "x".repeat(81)],
    ["CURRENCY", "pounds"],
    ["TIME_ZONE", "Europe/Atlantis"],
    ["SEED", "all"],
    ["DEMO_PASSWORD", "short"],
    ["MEMORY_MB", "plenty"],
    ["MEMORY_MB", "16"],
    ["MEMORY_MB", "256.5"],
    ["LOG_LEVEL", "loud"],
    ["TIME_LIMIT_FACTOR", "0"],
  ])("%s=%s", (name, value) => {
    const parse = () => parseEnv({ [name]: value });
    expect(parse).toThrow(InvalidEnvError);
    expect(parse).toThrow(
      new RegExp(`^${name} must [^.]+(\\.[a-z][^.]*)*\\. Change it in the environment or in \\.env\\.$`),
    );
  });

  test("and never repeats the value, which may be a password", () => {
    expect(() => parseEnv({ DEMO_PASSWORD: "hunter2" })).toThrow(/^(?!.*hunter2)/);
  });
});

describe("what the environment says", () => {
  test("is the defaults when it says nothing, also where a variable is empty", () => {
    const empty = Object.fromEntries(variables.map((name) => [name, ""]));
    expect(parseEnv(empty)).toEqual(parseEnv({}));
    expect(parseEnv({})).toMatchObject({
      sqliteFile: join(projectFolder, "data/deckle.db"),
      PUBLIC_URL: "http://localhost:3000",
      HOST: "127.0.0.1",
      SEED: "demo",
    });
  });

  test("seeds the demo on its own only for a SQLite file served on loopback", () => {
    expect(parseEnv({ HOST: "0.0.0.0", PUBLIC_URL: "https://books.example" }).SEED).toBe("none");
    expect(parseEnv({ PUBLIC_URL: "https://books.example", TRUST_PROXY: "true" }).SEED).toBe("none");
    expect(parseEnv({ PUBLIC_URL: "http://localhost:3000" }).SEED).toBe("demo");
    expect(parseEnv({ PUBLIC_URL: "http://[::1]:3000" }).SEED).toBe("demo");
    expect(parseEnv({ DATABASE_URL: "postgresql://db.example.com/deckle" }).SEED).toBe("none");
    expect(parseEnv({ HOST: "0.0.0.0", PUBLIC_URL: "https://books.example", SEED: "demo" }).SEED).toBe("demo");
  });

  test("keeps an absolute path and takes PUBLIC_URL's origin", () => {
    const values = parseEnv({
      DATABASE_URL: "file:/srv/books.db",
      PUBLIC_URL: "https://books.example.com/desk/",
    });
    expect(values).toMatchObject({
      DATABASE_URL: "file:/srv/books.db",
      dataFolder: "/srv",
      PUBLIC_URL: "https://books.example.com",
    });
  });
});

describe.each([".env.example", "README.md"])("%s", (file) => {
  test.each(variables)("tells of %s", (variable) => {
    expect(readFileSync(join(projectFolder, file), "utf8")).toMatch(new RegExp(`\\b${variable}\\b`));
  });
});
