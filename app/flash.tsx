import "server-only";
import { cookies } from "next/headers";
import { Message } from "@/components/ui/message";
import { isHttps } from "./session-cookie";

const cookie = "deckle-flash";

interface Flash {
  /** Tells it from the one before, which may have been put away. */
  id: string;
  text: string;
  /** Shown once, here: a one-time link. It is in nobody's form, log or database. */
  secret?: { label: string; text: string; hint: string };
}

/** Leaves a message for the page at `path`, which the person is sent to now. */
export async function leaveFlash(path: string, flash: Omit<Flash, "id">): Promise<void> {
  (await cookies()).set(cookie, JSON.stringify({ id: crypto.randomUUID(), ...flash }), {
    path: path.replace(/[?#].*/, ""),
    maxAge: 10,
    httpOnly: true,
    sameSite: "lax",
    secure: await isHttps(),
  });
}

/** The message that was left for this page, if any. */
export async function FlashMessage() {
  const flash = readFlash((await cookies()).get(cookie)?.value);
  if (!flash) return null;
  return (
    <Message key={flash.id} tone="good" dismissible>
      <p>{flash.text}</p>
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

function readFlash(value: string | undefined): Flash | undefined {
  try {
    return value ? JSON.parse(value) : undefined;
  } catch {
    return undefined;
  }
}
