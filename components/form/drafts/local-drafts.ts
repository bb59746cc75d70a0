/**
 * What was typed and not saved, kept on this device for a day: in one entry of its storage, for one session. The
 * session is named by a value that says nothing about it; what another one had typed is forgotten.
 */
import { withoutSecrets } from "@/lib/auth/sensitive-fields";
import type { FormValues } from "../form-state";

const STORAGE_KEY = "deckle-drafts";
const MAX_AGE_MS = 24 * 60 * 60 * 1000;
const MAX_LENGTH = 200_000;
const MAX_DRAFTS = 20;

export interface LocalDraft {
  /** Whose form it is, of several that are open at one address. */
  id: string;
  savedAt: number;
  values: FormValues;
  /** It was asked for already: put it back without a question. */
  autoRestore?: boolean;
}

interface DraftStore {
  session?: string;
  /** The last session that has ended: its other tabs may be open still, and keep nothing any more. */
  endedSession?: string;
  forms: Record<string, LocalDraft>;
}

/** Keeps what was typed into the form at `path`: nothing that is secret, too large, or of a session that has ended. */
export function saveLocalDraft(storage: Storage, session: string, path: string, typed: LocalDraft): void {
  const kept = { ...typed, values: withoutSecrets(typed.values) };
  if (JSON.stringify(kept).length > MAX_LENGTH) return;
  updateDrafts(storage, session, typed.savedAt, ({ [path]: _, ...others }) => {
    const latest = Object.entries(others).sort(([, one], [, other]) => other.savedAt - one.savedAt);
    return { ...Object.fromEntries(latest.slice(0, MAX_DRAFTS - 1)), [path]: kept };
  });
}

/** What this session had typed into the form at `path`. What is too old, or another session's, is gone from now on. */
export function findLocalDraft(storage: Storage, session: string, path: string, now: number): LocalDraft | undefined {
  return updateDrafts(storage, session, now, (forms) => forms)?.[path];
}

/** It was saved, or is not wanted: what the form with this `id` keeps, or whatever is kept at `path`. */
export function deleteLocalDraft(storage: Storage, session: string, path: string, id?: string): void {
  updateDrafts(storage, session, Date.now(), ({ [path]: found, ...others }) =>
    found && id && found.id !== id ? { ...others, [path]: found } : others,
  );
}

/** Nobody is signed in here any more. */
export function deleteSessionDrafts(storage: Storage): void {
  const { session, endedSession: ended } = read(storage);
  if (session ?? ended) write(storage, { endedSession: session ?? ended, forms: {} });
}

function updateDrafts(
  storage: Storage,
  session: string,
  now: number,
  update: (forms: DraftStore["forms"]) => DraftStore["forms"],
): DraftStore["forms"] | undefined {
  const store = read(storage);
  if (store.endedSession === session) return undefined;
  const mine = Object.entries(store.session === session ? store.forms : {});
  const forms = update(Object.fromEntries(mine.filter(([, { savedAt: at }]) => at > now - MAX_AGE_MS && at <= now)));
  write(storage, { session, endedSession: store.endedSession, forms });
  return forms;
}

function read(storage: Storage): DraftStore {
  try {
    const store = JSON.parse(storage.getItem(STORAGE_KEY) ?? "");
    return {
      ...store,
      forms: Object.fromEntries(Object.entries(store?.forms ?? {}).filter(([, one]) => isLocalDraft(one))),
    };
  } catch {
    return { forms: {} };
  }
}

/** The storage is the device's, and may hold anything. */
function isLocalDraft(one: unknown): one is LocalDraft {
  const { id, at, values }: Record<string, unknown> = Object(one);
  const texts = values instanceof Object ? Object.values(values) : [undefined];
  return typeof id === "string" && typeof at === "number" && texts.every((text) => typeof text === "string");
}

function write(storage: Storage, store: DraftStore): void {
  try {
    storage.setItem(STORAGE_KEY, JSON.stringify(store));
  } catch {
    // Full, or not to be had: then nothing is kept, and nothing else is lost.
  }
}
