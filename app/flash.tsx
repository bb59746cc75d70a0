import "server-only";
import { headers } from "next/headers";
import Link from "next/link";
import { z } from "zod";
import { ListLink } from "@/components/ui/list-link";
import { Message } from "@/components/ui/message";
import { readCookie, setCookie } from "./cookies";

const flashLinkSchema = z.object({
  label: z.string(),
  href: z.string().regex(/^\/(?![/\\])/),
  /** A list is met again as it was last seen. */
  list: z.boolean().optional(),
});

/** What one may want to do next. */
export type FlashLink = z.infer<typeof flashLinkSchema>;

// A cookie can hold anything at all by the time that it comes back.
const storedFlashSchema = z.object({
  /** Tells it from the one before, which may have been put away. */
  id: z.string(),
  text: z.string(),
  links: z.array(flashLinkSchema).optional(),
  /** Shown once, here: a one-time link. It is in nobody's form, log or database. */
  secret: z.object({ label: z.string(), text: z.string(), hint: z.string() }).optional(),
  page: z.string(),
  /** With JavaScript the page comes within the answer to the form; asked for again, it is without the message. */
  inAnswer: z.boolean(),
});

type StoredFlash = z.infer<typeof storedFlashSchema>;
type Flash = Omit<StoredFlash, "page" | "inAnswer">;

/** Leaves a message for the page at `path`, which the person is sent to now. */
export async function setFlash(path: string, flash: Omit<Flash, "id">): Promise<void> {
  const page = path.replace(/[?#].*/, "");
  const inAnswer = (await headers()).has("next-action");
  const left: StoredFlash = { id: crypto.randomUUID(), ...flash, text: flash.text.slice(0, 300), page, inAnswer };
  await setCookie("flash", JSON.stringify(left), { maxAge: 10 });
}

/** The message that was left for this page, if any: shown once, for proxy.ts takes the cookie back. */
export async function FlashMessage() {
  const flash = readFlash(await readCookie("flash"));
  const head = await headers();
  const isHere = flash?.page === head.get("x-path")?.replace(/[?#].*/, "");
  // For the answer to a form, Next asks for the next page with the headers that the form was sent with.
  if (!flash || !isHere || flash.inAnswer !== head.has("content-type")) return null;
  return (
    <Message key={flash.id} tone="success" dismissible>
      <p>{flash.text}</p>
      {flash.links && (
        <p className="link-list">
          {flash.links.map((next) => (
            <FlashLinkView key={next.href} next={next} page={flash.page} />
          ))}
        </p>
      )}
      {flash.secret && (
        <p>
          <label>
            {flash.secret.label}
            <input className="secret" readOnly value={flash.secret.text} />
          </label>
          <span className="field-hint">{flash.secret.hint}</span>
        </p>
      )}
    </Message>
  );
}

function FlashLinkView({ next: { href, label, list }, page }: { next: FlashLink; page: string }) {
  if (list) {
    return (
      <ListLink href={href} onlyBack={href === page}>
        {label}
      </ListLink>
    );
  }
  return (
    <Link href={href} prefetch={false}>
      {label}
    </Link>
  );
}

function readFlash(value: string | undefined): StoredFlash | undefined {
  try {
    return storedFlashSchema.safeParse(JSON.parse(value ?? "")).data;
  } catch {
    return undefined;
  }
}
