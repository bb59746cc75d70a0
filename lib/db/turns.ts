/** Lets a number of holders in at once; the others wait in line, first come, first served. */
export class Turns {
  #free: number;
  #line: (() => void)[] = [];

  constructor(size: number) {
    this.#free = size;
  }

  /** Resolves to true when it is the caller's turn (give it back with `leave`), to false when that took too long. */
  take(milliseconds: number): Promise<boolean> {
    if (this.#free > 0) {
      this.#free--;
      return Promise.resolve(true);
    }
    return new Promise((resolve) => {
      const enter = () => {
        clearTimeout(timer);
        resolve(true);
      };
      const timer = setTimeout(() => {
        this.#line.splice(this.#line.indexOf(enter), 1);
        resolve(false);
      }, milliseconds);
      this.#line.push(enter);
    });
  }

  leave(): void {
    const next = this.#line.shift();
    if (next) next();
    else this.#free++;
  }
}
