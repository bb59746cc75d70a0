/** A shop that begins with nothing: the first admin, and what the operator's monitor is told. */
import { rmSync } from "node:fs";
import Database from "better-sqlite3";
import { messageIn } from "./support/client";
import { password } from "./support/rows";
import { Server } from "./support/server";
import { expect, test } from "./support/test";

const button = "Create admin account";

let server: Server;

// One server, which nobody has set up until the last but one of them.
test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  server = await Server.onFreePort();
  await server.migrate();
  await server.start();
});

test.afterAll(() => server.remove());

test("whoever does not know the code makes nobody, however often they try", async () => {
  const client = server.client();
  const form = await client.form("/setup", button);
  const admin = { username: "mallory", email: "mallory@example.com", newPassword: password };
  for (const code of [
    "",
    "0",
    "wrong-code",
    `${server.setupCode()}x`,
    server.setupCode().slice(1),
    "../setup-code.txt",
  ]) {
    const answer = await client.send(form, button, { ...admin, code });
    expect(answer.status).toBe(200);
    expect(messageIn(answer.text)).toContain("Check the highlighted fields");
  }
  expect(column("SELECT count(*) FROM User")).toBe(0);

  // It is in a file for the operator alone: in no page and no log.
  expect((await client.open("/setup")).text).not.toContain(server.setupCode());
  expect(server.output).not.toContain(server.setupCode());
  expect(server.output).toContain("setup-code.txt");
  expect(server.modeOf("setup-code.txt")).toBe("600");
});

test("the first visit leads to the set-up, which makes the first admin and is gone then", async ({ page }) => {
  for (const path of ["/", "/books", "/desk", "/desk/users", "/sign-in"]) {
    await page.goto(server.origin + path);
    await expect(page).toHaveURL(`${server.origin}/setup`);
  }
  await page.getByLabel("Code").fill("not-the-code");
  await page.getByLabel("Username").fill("ada");
  await page.getByLabel("Email").fill("ada@example.com");
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: button }).click();
  await expect(page.getByText("This is not the setup code.")).toBeVisible();
  await expect(page.getByLabel("Username")).toHaveValue("ada");

  await page.getByLabel("Code").fill(server.setupCode());
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: button }).click();
  await expect(page.getByText("Setup complete, ada.")).toBeVisible();
  await page.getByLabel("Username or email").fill("ada");
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("link", { name: "Users", exact: true })).toBeVisible();

  expect((await page.goto(`${server.origin}/setup`))?.status()).toBe(404);
  await page.goto(server.origin);
  await expect(page).toHaveURL(`${server.origin}/`);
});

test("the monitor is told that it is up, and whether it is ready", async () => {
  for (const path of ["/api/health", "/api/ready"]) {
    const answer = await server.client().get(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toBe("no-store");
  }

  const database = new Database(server.databaseFile);
  database.exec("DELETE FROM _prisma_migrations");
  database.close();
  await expectNotReady("there are pending migrations");

  for (const ending of ["", "-wal", "-shm"]) rmSync(server.databaseFile + ending, { force: true });
  await expectNotReady("database file not found");
});

/** The reason is for the log: whoever asks may be anybody. */
async function expectNotReady(reason: string): Promise<void> {
  const answer = await server.client().get("/api/ready");
  expect(answer.status).toBe(503);
  expect(JSON.parse(answer.text)).toEqual({ status: "not ready" });
  expect(server.output).toContain(reason);
  expect((await server.client().get("/api/health")).status).toBe(200);
}

function column(query: string): unknown {
  const database = new Database(server.databaseFile, { readonly: true });
  try {
    return database.prepare(query).pluck().get();
  } finally {
    database.close();
  }
}
