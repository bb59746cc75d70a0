/**
 * Shows the running steps and their duration: in a terminal in a line that is rewritten, elsewhere in a line every 15
 * seconds. Only Node's own modules: this runs before packages are installed.
 */
const TERMINAL_INTERVAL_MS = 1_000;
const LOG_INTERVAL_MS = 15_000;
/** Hints are shown after this time. */
const HINT_DELAY_MS = 10_000;
const ERASE = "\r\u001b[K";

export class Progress {
  #running = new Map();
  #timer;

  /** @param {{ isTTY?: boolean, columns?: number, write(text: string): unknown }} stream */
  constructor(stream) {
    this.stream = stream;
  }

  /** A step has begun; `hint` says why it may take long. Several may run at once. */
  begin(name, hint) {
    this.#running.set(name, { began: performance.now(), hint });
    this.#timer ??= setInterval(() => this.#tell(), this.stream.isTTY ? TERMINAL_INTERVAL_MS : LOG_INTERVAL_MS).unref();
    if (this.stream.isTTY) this.#tell();
  }

  /** The step is over; how many milliseconds it took. */
  end(name) {
    const { began } = this.#running.get(name);
    this.#running.delete(name);
    if (this.stream.isTTY) this.#tell();
    if (this.#running.size === 0) {
      clearInterval(this.#timer);
      this.#timer = undefined;
    }
    return performance.now() - began;
  }

  /** Prints lines that stay, above the one that is rewritten. */
  print(text) {
    this.stream.write(`${this.stream.isTTY ? ERASE : ""}${text}\n`);
    if (this.stream.isTTY) this.#tell();
  }

  #tell() {
    const { isTTY, columns = 80 } = this.stream;
    const steps = [...this.#running].map(([name, { began, hint }]) => {
      const elapsed = performance.now() - began;
      return `${name} ${Math.round(elapsed / 1000)} s${hint && elapsed >= HINT_DELAY_MS ? ` (${hint})` : ""}`;
    });
    const line = steps.length > 0 ? `… ${steps.join(", ")}` : "";
    if (isTTY) this.stream.write(ERASE + line.slice(0, columns - 1));
    else if (line) this.stream.write(`${line}\n`);
  }
}

export const progress = new Progress(process.stdout);
