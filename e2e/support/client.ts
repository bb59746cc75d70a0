import { filledIn, formWith, type PageForm } from "./forms";

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** Where it sends one on to, as a path of the same site. */
  location: string | undefined;
}

/** A browser without JavaScript, and without a window: it gets pages, fills in their forms and keeps their cookies. */
export class Client {
  readonly cookies = new Map<string, { value: string; path: string }>();

  /** Behind a proxy, `publicOrigin` is what the browser takes the site's origin for. */
  constructor(
    readonly origin: string,
    private readonly publicOrigin = origin,
  ) {}

  /** Goes nowhere by itself: where it is sent on to is in the answer. */
  async request(path: string, init: RequestInit & { headers?: Record<string, string> } = {}): Promise<Answer> {
    const url = new URL(path, this.origin);
    const cookie = this.#cookiesFor(url.pathname);
    const response = await fetch(url, {
      redirect: "manual",
      ...init,
      headers: { ...(cookie && { cookie }), ...init.headers },
    });
    // React puts a comment between neighbouring texts.
    const text = (await response.text()).replaceAll("<!-- -->", "");
    this.#keep(response.headers.getSetCookie());
    return { status: response.status, headers: response.headers, text, location: this.#pathOf(response.headers) };
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.request(path, { headers });
  }

  /** What following a link gets: the page in React's own notation. */
  flight(path: string): Promise<Answer> {
    return this.get(`${path}${path.includes("?") ? "&" : "?"}_rsc`, { rsc: "1" });
  }

  /** Gets a page that must be there. */
  async open(path: string): Promise<Answer> {
    const answer = await this.get(path);
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status} ${answer.location ?? ""}`);
    return answer;
  }

  /** The form with this button on a page; `having` are fields that tell it from others alike. */
  async form(path: string, button: string, having?: Record<string, string>): Promise<PageForm> {
    return formWith(path, (await this.open(path)).text, button, having);
  }

  /** Sends a form as it was, with some fields filled in. */
  send(form: PageForm, button: string, values?: Record<string, string>): Promise<Answer> {
    return this.post(form.path, filledIn(form, button, values));
  }

  post(path: string, body: FormData, headers: Record<string, string> = { origin: this.publicOrigin }): Promise<Answer> {
    return this.request(path, { method: "POST", body, headers });
  }

  /** Opens the page, fills in the form with this button, and presses it. */
  async fill(
    path: string,
    button: string,
    values: Record<string, string> = {},
    having?: Record<string, string>,
  ): Promise<Answer> {
    return this.send(await this.form(path, button, having), button, values);
  }

  /** `fill`, for what must succeed: it leads on to another page, whose path this is. */
  async done(...[path, button, values, having]: Parameters<Client["fill"]>): Promise<string> {
    const answer = await this.fill(path, button, values, having);
    if (answer.status !== 303 || !answer.location) {
      throw new Error(`“${button}” on ${path} answered ${answer.status}: ${messageIn(answer.text)}`);
    }
    return answer.location;
  }

  signIn(login: string, password: string): Promise<string> {
    return this.done("/sign-in", "Sign in", { login, password });
  }

  #cookiesFor(pathname: string): string {
    return [...this.cookies]
      .filter(([, { path }]) => path === "/" || pathname === path || pathname.startsWith(`${path}/`))
      .map(([name, { value }]) => `${name}=${value}`)
      .join("; ");
  }

  #keep(lines: string[]): void {
    for (const line of lines) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      const path = /; *path=([^;]+)/i.exec(line)?.[1] ?? "/";
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, { value, path });
    }
  }

  #pathOf(headers: Headers): string | undefined {
    const location = headers.get("location");
    if (location === null) return undefined;
    const url = new URL(location, this.origin);
    return url.origin === this.origin ? url.pathname + url.search : url.href;
  }
}

/** What a page says in its message and at its fields. */
export function messageIn(html: string): string {
  const marked = /<div class="message.*?<\/div>|<p class="field-error"[^>]*>.*?<\/p>/gs;
  return [...html.matchAll(marked)].map(([part]) => part.replace(/<[^>]*>/g, " ").trim()).join(" ");
}
