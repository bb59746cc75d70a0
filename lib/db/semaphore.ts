interface Waiting {
  holder: string;
  enter(): void;
}

/** Lets a number of holders in at once; the others wait in line, first come, first served. */
export class Semaphore {
  readonly #size: number;
  readonly #each: number;
  readonly #inside: string[] = [];
  #line: Waiting[] = [];

  /** So many turns in all, and of them for each holder. */
  constructor(size: number, each = size) {
    this.#size = size;
    this.#each = each;
  }

  /** Resolves to true when it is the caller's turn (give it back with `leave`), to false when that took too long. */
  acquire(milliseconds: number, holder = ""): Promise<boolean> {
    if (this.#mayEnter(holder)) {
      this.#inside.push(holder);
      return Promise.resolve(true);
    }
    return new Promise((resolve) => {
      const waiting = {
        holder,
        enter: () => {
          clearTimeout(timer);
          resolve(true);
        },
      };
      const timer = setTimeout(() => {
        this.#line = this.#line.filter((one) => one !== waiting);
        resolve(false);
      }, milliseconds);
      this.#line.push(waiting);
    });
  }

  release(holder = ""): void {
    this.#inside.splice(this.#inside.indexOf(holder), 1);
    const next = this.#line.find((waiting) => this.#mayEnter(waiting.holder));
    if (!next) return;
    this.#line = this.#line.filter((one) => one !== next);
    this.#inside.push(next.holder);
    next.enter();
  }

  #mayEnter(holder: string): boolean {
    return this.#inside.length < this.#size && this.#inside.filter((one) => one === holder).length < this.#each;
  }
}
