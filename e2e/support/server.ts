/** A server of a test's own: own process, own port, own folder with its own database, gone when the test is over. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { copyFileSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../../scripts/free-port";
import { launch } from "../../scripts/server/launch.mjs";
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

  private constructor(
    readonly port: number,
    private readonly publicUrl?: string,
  ) {}

  /** With a PUBLIC_URL of HTTPS it is as behind a proxy that ends TLS. */
  static async onFreePort(publicUrl?: string): Promise<Server> {
    return new Server(await freePort(), publicUrl);
  }

  get sessionCookie(): string {
    return this.publicUrl?.startsWith("https:") ? "__Host-deckle-session" : "deckle-session";
  }

  get origin(): string {
    return `http://localhost:${this.port}`;
  }

  client(): Client {
    return new Client(this.origin, this.publicUrl);
  }

  /** What it has printed since it was started. */
  get output(): string {
    return this.#output;
  }

  /** Migrates its database: the first server of a run does, and those after it get a copy. */
  async migrate(): Promise<void> {
    const migrated = join(String(process.env.E2E_FOLDER), "migrated.db");
    if (existsSync(migrated)) return copyFileSync(migrated, this.databaseFile);
    await this.#db("migrate");
    const copy = `${migrated}.${process.pid}`;
    copyFileSync(this.databaseFile, copy);
    renameSync(copy, migrated);
  }

  /** `npm run db:…` on this server's database. */
  async #db(...words: string[]): Promise<void> {
    const command = ["--import", "tsx", "scripts/db.ts", ...words];
    const child = this.#heard(
      spawn(process.execPath, command, { env: this.#environment, stdio: ["ignore", "pipe", "pipe"] }),
    );
    const [code] = await once(child, "exit");
    if (code !== 0) throw new Error(`db:${words.join(" ")} ended with ${code}: ${this.#output}`);
  }

  /** Serves the pages that are built already: neither migrates nor seeds. */
  async start(): Promise<void> {
    const settings = {
      HOST: "127.0.0.1",
      PORT: this.port,
      PUBLIC_URL: this.publicUrl ?? this.origin,
      publicUrlIsSet: this.publicUrl !== undefined,
      TRUST_PROXY: false,
      LOG_LEVEL: "info",
      MEMORY_MB: 256,
      sessionCookie: this.sessionCookie,
    };
    const child = this.#heard(launch(settings, { env: this.#environment, stdio: ["ignore", "pipe", "pipe", "ipc"] }));
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
    await client.done("/setup", "Create admin account", { code: this.setupCode(), ...admin });
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

  get #environment() {
    return {
      ...process.env,
      DATABASE_URL: this.databaseUrl,
      PORT: String(this.port),
      HOST: "127.0.0.1",
      PUBLIC_URL: this.publicUrl ?? "",
      TRUST_PROXY: "",
      SEED: "none",
      LOG_LEVEL: "info",
      TIME_LIMIT_FACTOR: "60",
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: this.#actionsKey,
    };
  }

  #heard(child: ChildProcess): ChildProcess {
    this.#output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk) => {
        this.#output += chunk;
      });
    }
    return child;
  }
}
