/** What is acknowledged is kept, whatever happens to the server a moment later. */
import { request } from "node:http";
import Database from "better-sqlite3";
import type { Client } from "./support/client";
import { filledIn, type PageForm } from "./support/forms";
import { unique } from "./support/rows";
import { Server } from "./support/server";
import { expect, test } from "./support/test";

const ROUNDS = process.env.CI === "true" ? 8 : 2;
const CLIENTS = 8;
const ACKNOWLEDGEMENTS = 50;

test.describe.configure({ mode: "serial" });

let server: Server;
let admin: Client;

test.beforeAll(async () => {
  server = await Server.onFreePort();
  await server.migrate();
  await server.start();
  admin = await server.setUp();
});

test.afterAll(() => server.remove());

test("kill -9 in the middle of a stream of writes loses nothing that was acknowledged", async () => {
  const form = await admin.form("/desk/users", "Add user");
  const kill = () => server.signal("SIGKILL");
  const acknowledged: string[] = [];
  let unanswered = 0;

  for (let round = 1; round <= ROUNDS; round++) {
    const before = acknowledged.length;
    const streams = Array.from({ length: CLIENTS }, () =>
      streamOfWrites(admin, form, (username) => {
        acknowledged.push(username);
        // At any moment of a write; every client has sent one that is not answered yet.
        if (acknowledged.length === before + ACKNOWLEDGEMENTS) setTimeout(kill, 30 * Math.random());
      }),
    );
    unanswered += (await Promise.all(streams)).length;
    expect(await server.ended()).toBe("SIGKILL");
    await server.start();
  }

  const database = new Database(server.databaseFile, { readonly: true });
  const rows = new Set(database.prepare("SELECT username FROM User").pluck().all());
  const recorded = new Set(database.prepare(recordedUsers).pluck().all());
  console.info(
    `kill -9: ${ROUNDS} rounds, ${acknowledged.length} acknowledged, ${unanswered} unanswered, ${rows.size} users there`,
  );
  expect(
    acknowledged.filter((username) => !rows.has(username)),
    "acknowledged and lost",
  ).toEqual([]);
  expect(
    acknowledged.filter((username) => !recorded.has(username)),
    "without a change set",
  ).toEqual([]);
  expect(acknowledged.length).toBeGreaterThanOrEqual(ROUNDS * ACKNOWLEDGEMENTS);
  expect(new Set(acknowledged).size).toBe(acknowledged.length);
  expect(database.pragma("integrity_check", { simple: true })).toBe("ok");
  expect(database.pragma("foreign_key_check")).toEqual([]);
  database.close();
});

test("SIGTERM finishes what is under way, and then exits 0", async () => {
  const name = unique("Last author");
  const form = await admin.form("/desk/authors/new", "Add author");
  const answer = await sendAcross(server, admin, form, { name }, async () => {
    server.signal("SIGTERM");
    await server.printed("Stopping");
  });
  expect(answer).toEqual({ status: 303, location: expect.stringMatching(/^\/desk\/authors\/\d+$/) });
  expect(await server.ended()).toBe(0);

  const database = new Database(server.databaseFile, { readonly: true });
  expect(database.prepare("SELECT count(*) FROM Author WHERE name = ?").pluck().get(name)).toBe(1);
  database.close();
});

const recordedUsers = `
  SELECT User.username FROM User
  JOIN Change ON Change.entity = 'user' AND Change.entityId = User.id AND Change.action = 'create'
  JOIN ChangeSet ON ChangeSet.id = Change.changeSetId AND ChangeSet.command = 'createUser'`;

/** Adds users, one after the other, until the server is gone. The last one has no answer; its name is returned. */
async function streamOfWrites(admin: Client, form: PageForm, acknowledge: (username: string) => void): Promise<string> {
  for (;;) {
    const username = unique("kept").replace(" ", "-");
    const values = { _key: crypto.randomUUID(), username, email: `${username}@example.com` };
    let answer: Awaited<ReturnType<Client["post"]>>;
    try {
      answer = await admin.post(form.path, filledIn(form, "Add user", values));
    } catch {
      return username;
    }
    if (answer.status !== 303 || answer.location !== "/desk/users") {
      throw new Error(`${username} was answered ${answer.status} ${answer.location}`);
    }
    acknowledge(username);
  }
}

/** Sends a form whose body goes out only when the server has begun with the request, and `meanwhile` has happened. */
async function sendAcross(
  { origin }: Server,
  client: Client,
  form: PageForm,
  values: Record<string, string>,
  meanwhile: () => Promise<void>,
): Promise<{ status?: number; location?: string }> {
  const body = new Request(origin, { method: "POST", body: filledIn(form, "Add author", values) });
  const bytes = Buffer.from(await body.arrayBuffer());
  const cookie = `deckle-session=${client.cookies.get("deckle-session")?.value}`;
  const headers = { cookie, origin, expect: "100-continue", "content-length": bytes.length };
  const sending = request(new URL(form.path, origin), {
    method: "POST",
    headers: { ...headers, "content-type": String(body.headers.get("content-type")) },
  });
  return new Promise((resolve, reject) => {
    sending.on("error", reject);
    sending.on("response", (response) => {
      response.resume();
      resolve({ status: response.statusCode, location: response.headers.location });
    });
    // The answer to "expect" says that the server has the request.
    sending.on("continue", () => meanwhile().then(() => sending.end(bytes), reject));
    sending.flushHeaders();
  });
}
