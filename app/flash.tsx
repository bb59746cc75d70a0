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
  /** Whether it is a list, to be shown as it was last seen. */
  list: z.boolean().optional(),
});

/** A link to what the person may want to do next. */
export type FlashLink = z.infer<typeof flashLinkSchema>;

// The cookie may have been tampered with.
const storedFlashSchema = z.object({
  /** Tells it from the previous message, which may have been dismissed. */
  id: z.string(),
  text: z.string(),
  links: z.array(flashLinkSchema).optional(),
  /** A one-time link, shown only here. It is in no form, log or database. */
  secret: z.object({ label: z.string(), text: z.string(), hint: z.string() }).optional(),
  page: z.string(),
  /** Whether the page is part of the response to the form, as with JavaScript; when fetched again it has no message. */
  inResponse: z.boolean(),
});

type StoredFlash = z.infer<typeof storedFlashSchema>;
type Flash = Omit<StoredFlash, "page" | "inResponse">;

/** Sets a message for the page at `path`, to which the person is redirected. */
export async function setFlash(path: string, flash: Omit<Flash, "id">): Promise<void> {
  const page = path.replace(/[?#].*/, "");
  const inResponse = (await headers()).has("next-action");
  const stored: StoredFlash = { id: crypto.randomUUID(), ...flash, text: flash.text.slice(0, 300), page, inResponse };
  await setCookie("flash", JSON.stringify(stored), { maxAge: 10 });
}

/** The message for this page, if any. It is shown once, because proxy.ts deletes the cookie. */
export async function FlashMessage() {
  const flash = readFlash(await readCookie("flash"));
  const head = await headers();
  const isHere = flash?.page === head.get("x-path")?.replace(/[?#].*/, "");
  // For the response to a form, Next requests the next page with the headers of the form's request.
  if (!flash || !isHere || flash.inResponse !== head.has("content-type")) return null;
  return (
    <Message key={flash.id} tone="success" dismissible>
      <p>{flash.text}</p>
      {flash.links && (
        <p className="link-list">
          {flash.links.map((link) => (
            <FlashLinkView key={link.href} link={link} page={flash.page} />
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

function FlashLinkView({ link: { href, label, list }, page }: { link: FlashLink; page: string }) {
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
