/** Playwright's test, with people: `test.use({ role: "manager" })` opens the browser signed in as one. */
import { test as base } from "@playwright/test";
import { Client } from "./client";
import { pathsOfRows } from "./pages";
import { stateOf } from "./state";

export type Role = "admin" | "manager" | "bookseller";

export { expect } from "@playwright/test";

interface TestFixtures {
  /** Who sits at the browser: a seeded user, signed in, or nobody. */
  role: Role | "nobody";
  /** A browserless client that nobody is signed in on. */
  visitor: Client;
}

interface WorkerFixtures {
  /** A browserless client, signed in as the seeded user of this role: once in each worker. */
  signedIn: (role: Role) => Promise<Client>;
  /** The admin's browserless client, for making rows. */
  admin: Client;
  /** Fills the parameters of an address with rows, which are made once in each worker. */
  pathOf: (address: string) => string;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  role: ["nobody", { option: true }],

  signedIn: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures this one needs
    async ({}, use, { project }) => {
      const clients = new Map<Role, Promise<Client>>();
      await use((role) => {
        const client = clients.get(role) ?? signIn(project.use.baseURL, role);
        clients.set(role, client);
        return client;
      });
    },
    { scope: "worker" },
  ],

  admin: [async ({ signedIn }, use) => use(await signedIn("admin")), { scope: "worker" }],

  pathOf: [async ({ admin }, use) => use(await pathsOfRows(admin)), { scope: "worker" }],

  visitor: async ({ baseURL }, use) => use(new Client(String(baseURL))),

  storageState: async ({ role, signedIn }, use) => {
    await use(role === "nobody" ? undefined : stateOf(await signedIn(role)));
  },
});

/** The password of the seeded users. */
export const seededPassword = () => String(process.env.E2E_PASSWORD);

async function signIn(origin: string | undefined, role: Role): Promise<Client> {
  const client = new Client(String(origin));
  await client.signIn(role, seededPassword());
  return client;
}
