/**
 * What was typed and not saved, kept on this device for a day: in one entry of its storage, for one session. The
 * session is named by a value that says nothing about it; what another one had typed is forgotten.
 */
import { withoutSecrets } from "@/lib/auth/sensitive-fields";
import type { Values } from "../state";

const NAME = "deckle-typed";
const KEPT_FOR = 24 * 60 * 60 * 1000;
const LARGEST = 200_000;
const MOST = 20;

export interface Typed {
  /** Whose form it is, of several that are open at one address. */
  id: string;
  at: number;
  values: Values;
  /** It was asked for already: put it back without a question. */
  wanted?: boolean;
}

interface Store {
  session?: string;
  /** The last session that has ended: its other tabs may be open still, and keep nothing any more. */
  ended?: string;
  forms: Record<string, Typed>;
}

/** Keeps what was typed into the form at `path`: nothing that is secret, too large, or of a session that has ended. */
export function keepTyped(storage: Storage, session: string, path: string, typed: Typed): void {
  const kept = { ...typed, values: withoutSecrets(typed.values) };
  if (JSON.stringify(kept).length > LARGEST) return;
  change(storage, session, typed.at, ({ [path]: _, ...others }) => {
    const latest = Object.entries(others).sort(([, one], [, other]) => other.at - one.at);
    return { ...Object.fromEntries(latest.slice(0, MOST - 1)), [path]: kept };
  });
}

/** What this session had typed into the form at `path`. What is too old, or another session's, is gone from now on. */
export function findTyped(storage: Storage, session: string, path: string, now: number): Typed | undefined {
  return change(storage, session, now, (forms) => forms)?.[path];
}

/** It was saved, or is not wanted: what the form with this `id` keeps, or whatever is kept at `path`. */
export function forgetTyped(storage: Storage, session: string, path: string, id?: string): void {
  change(storage, session, Date.now(), ({ [path]: found, ...others }) =>
    found && id && found.id !== id ? { ...others, [path]: found } : others,
  );
}

/** Nobody is signed in here any more. */
export function forgetSession(storage: Storage): void {
  const { session, ended } = read(storage);
  if (session ?? ended) write(storage, { ended: session ?? ended, forms: {} });
}

function change(
  storage: Storage,
  session: string,
  now: number,
  by: (forms: Store["forms"]) => Store["forms"],
): Store["forms"] | undefined {
  const store = read(storage);
  if (store.ended === session) return undefined;
  const mine = Object.entries(store.session === session ? store.forms : {});
  const forms = by(Object.fromEntries(mine.filter(([, { at }]) => at > now - KEPT_FOR && at <= now)));
  write(storage, { session, ended: store.ended, forms });
  return forms;
}

function read(storage: Storage): Store {
  try {
    const store = JSON.parse(storage.getItem(NAME) ?? "");
    return {
      ...store,
      forms: Object.fromEntries(Object.entries(store?.forms ?? {}).filter(([, one]) => isTyped(one))),
    };
  } catch {
    return { forms: {} };
  }
}

/** The storage is the device's, and may hold anything. */
function isTyped(one: unknown): one is Typed {
  const { id, at, values }: Record<string, unknown> = Object(one);
  const texts = values instanceof Object ? Object.values(values) : [undefined];
  return typeof id === "string" && typeof at === "number" && texts.every((text) => typeof text === "string");
}

function write(storage: Storage, store: Store): void {
  try {
    storage.setItem(NAME, JSON.stringify(store));
  } catch {
    // Full, or not to be had: then nothing is kept, and nothing else is lost.
  }
}
