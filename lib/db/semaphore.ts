interface Waiter {
  holder: string;
  grant(): void;
}

/** Limits how many holders run at once; the others wait in order of arrival. */
export class Semaphore {
  readonly #size: number;
  readonly #perHolder: number;
  readonly #holders: string[] = [];
  #queue: Waiter[] = [];

  /** The number of permits in all, and for each holder. */
  constructor(size: number, each = size) {
    this.#size = size;
    this.#perHolder = each;
  }

  /** Resolves to true once a permit is acquired (see `release`), to false after a timeout. */
  acquire(milliseconds: number, holder = ""): Promise<boolean> {
    if (this.#isFree(holder)) {
      this.#holders.push(holder);
      return Promise.resolve(true);
    }
    return new Promise((resolve) => {
      const waiter = {
        holder,
        grant: () => {
          clearTimeout(timer);
          resolve(true);
        },
      };
      const timer = setTimeout(() => {
        this.#queue = this.#queue.filter((one) => one !== waiter);
        resolve(false);
      }, milliseconds);
      this.#queue.push(waiter);
    });
  }

  release(holder = ""): void {
    this.#holders.splice(this.#holders.indexOf(holder), 1);
    const next = this.#queue.find((waiter) => this.#isFree(waiter.holder));
    if (!next) return;
    this.#queue = this.#queue.filter((one) => one !== next);
    this.#holders.push(next.holder);
    next.grant();
  }

  #isFree(holder: string): boolean {
    return this.#holders.length < this.#size && this.#holders.filter((one) => one === holder).length < this.#perHolder;
  }
}
