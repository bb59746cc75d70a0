/** Starts the production server on a temporary demo database, for scripts that open its pages. */
import { fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "../e2e/support/client";
import { freePort } from "./free-port";
import { root } from "./steps.mjs";

interface DemoServer {
  origin: string;
  /** A client signed in as this seeded user, without a browser. */
  signedIn(username: "admin" | "manager" | "bookseller"): Promise<Client>;
  stop(): Promise<void>;
}

/** Starts it like `npm start`, on a free port. @throws Error when it exits instead. */
export async function startDemoServer(): Promise<DemoServer> {
  const folder = mkdtempSync(join(tmpdir(), "deckle-demo-"));
  const port = await freePort();
  const password = randomBytes(24).toString("base64url");
  const child = fork(join(root, "scripts/start.mjs"), {
    cwd: root,
    env: {
      ...process.env,
      DATABASE_URL: `file:${join(folder, "deckle.db")}`,
      HOST: "127.0.0.1",
      PORT: String(port),
      PUBLIC_URL: "",
      TRUST_PROXY: "",
      SEED: "demo",
      DEMO_PASSWORD: password,
      LOG_LEVEL: "warn",
    },
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  process.on("exit", () => {
    child.kill();
    rmSync(folder, { recursive: true, force: true });
  });
  let output = "";
  while (!output.includes("Deckle is ready")) {
    if (child.exitCode !== null || !child.stdout) throw new Error(`The server exited: ${output}`);
    const [chunk] = await Promise.race([once(child.stdout, "data"), once(child, "exit")]);
    output += chunk;
  }
  child.stdout?.resume();
  const origin = `http://localhost:${port}`;
  return {
    origin,
    async signedIn(username) {
      const client = new Client(origin);
      await client.signIn(username, password);
      return client;
    },
    async stop() {
      child.kill();
      await once(child, "exit");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
