/** A server of a test's own: own process, own port, own folder with its own database, gone when the test is over. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../../scripts/free-port";
import { Client } from "./client";
import { password } from "./rows";

export class Server {
  readonly folder = mkdtempSync(join(tmpdir(), "deckle-e2e-server-"));
  readonly databaseFile = join(this.folder, "deckle.db");
  /** Another database than the one in its folder, from its next start on. */
  databaseUrl = `file:${this.databaseFile}`;
  #process: ChildProcess | undefined;
  #output = "";
  readonly #actionsKey = randomBytes(32).toString("base64");

  private constructor(private readonly port: number) {}

  static async onFreePort(): Promise<Server> {
    return new Server(await freePort());
  }

  get origin(): string {
    return `http://localhost:${this.port}`;
  }

  client(): Client {
    return new Client(this.origin);
  }

  /** What it has printed since it was started. */
  get output(): string {
    return this.#output;
  }

  /** `npm run db:…` on this server's database. */
  async db(...words: string[]): Promise<void> {
    const child = this.#spawn(["--import", "tsx", "scripts/db.ts", ...words]);
    const [code] = await once(child, "exit");
    if (code !== 0) throw new Error(`db:${words.join(" ")} ended with ${code}: ${this.#output}`);
  }

  /** Serves the pages that are built already: neither migrates nor seeds. */
  async start(): Promise<void> {
    const child = this.#spawn(["e2e/support/serve.mjs"]);
    this.#process = child;
    await this.printed("Deckle is ready", child);
  }

  /** Waits until it has printed this. */
  async printed(text: string, child = this.#process): Promise<void> {
    while (!this.#output.includes(text)) {
      if (!child || child.exitCode !== null) throw new Error(`the server ended: ${this.#output}`);
      await Promise.race([once(child.stdout ?? child, "data"), once(child, "exit")]);
    }
  }

  /** From now on no file of its may grow beyond so many bytes, as on a disk that is full; "unlimited": there is room again. */
  limitFiles(largest: number | "unlimited"): void {
    execFileSync("prlimit", ["--pid", String(this.#process?.pid), `--fsize=${largest}:`]);
  }

  signal(name: "SIGTERM" | "SIGKILL"): void {
    this.#process?.kill(name);
  }

  /** Its exit code, or the signal that ended it. */
  async ended(): Promise<number | NodeJS.Signals | null> {
    const child = this.#process;
    if (!child) return null;
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    return child.exitCode ?? child.signalCode;
  }

  /** Makes the first admin, as an operator does, and returns a client on which they are signed in. */
  async setUp(): Promise<Client> {
    const client = this.client();
    const admin = { username: "first", email: "first@example.com", newPassword: password };
    await client.open("/setup");
    await client.done("/setup", "Make the first admin", { code: this.setupCode(), ...admin });
    await client.signIn(admin.username, password);
    return client;
  }

  /** The code in the file, which is there once somebody has opened /setup. */
  setupCode(): string {
    return readFileSync(join(this.folder, "setup-code.txt"), "utf8").trim();
  }

  /** Who may do what with a file in the data folder: "600". */
  modeOf(file: string): string {
    return (statSync(join(this.folder, file)).mode & 0o777).toString(8);
  }

  async remove(): Promise<void> {
    this.signal("SIGKILL");
    await this.ended();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  #spawn(words: string[]): ChildProcess {
    this.#output = "";
    const child = spawn(process.execPath, words, {
      env: {
        ...process.env,
        DATABASE_URL: this.databaseUrl,
        PORT: String(this.port),
        HOST: "127.0.0.1",
        PUBLIC_URL: "",
        TRUST_PROXY: "",
        SEED: "none",
        LOG_LEVEL: "info",
        NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: this.#actionsKey,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk) => {
        this.#output += chunk;
      });
    }
    return child;
  }
}
