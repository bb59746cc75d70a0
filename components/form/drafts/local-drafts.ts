/**
 * Drafts of unsaved forms, stored on this device for a day: in one entry of localStorage, for one session. The session is
 * identified by a hash that reveals nothing about it; drafts of other sessions are deleted.
 */
import { withoutSecrets } from "@/lib/auth/sensitive-fields";
import type { FormValues } from "../form-state";

const STORAGE_KEY = "deckle-drafts";
const MAX_AGE_MS = 24 * 60 * 60 * 1000;
const MAX_LENGTH = 200_000;
const MAX_DRAFTS = 20;

export interface LocalDraft {
  /** Tells forms apart that are open at the same address in several tabs. */
  id: string;
  savedAt: number;
  values: FormValues;
  /** Whether to restore it without asking: the page was reloaded to go on with it. */
  autoRestore?: boolean;
}

interface DraftStore {
  session?: string;
  /** The last session that has ended: its other tabs may still be open, but must not store anything. */
  endedSession?: string;
  forms: Record<string, LocalDraft>;
}

/** Stores the draft of the form at `path`, without secrets; not if it is too large or its session has ended. */
export function saveLocalDraft(storage: Storage, session: string, path: string, draft: LocalDraft): void {
  const stored = { ...draft, values: withoutSecrets(draft.values) };
  if (JSON.stringify(stored).length > MAX_LENGTH) return;
  updateDrafts(storage, session, draft.savedAt, ({ [path]: _, ...others }) => {
    const latest = Object.entries(others).sort(([, one], [, other]) => other.savedAt - one.savedAt);
    return { ...Object.fromEntries(latest.slice(0, MAX_DRAFTS - 1)), [path]: stored };
  });
}

/** Returns this session's draft of the form at `path`. Deletes drafts that are too old or of other sessions. */
export function findLocalDraft(storage: Storage, session: string, path: string, now: number): LocalDraft | undefined {
  return updateDrafts(storage, session, now, (forms) => forms)?.[path];
}

/** Deletes the draft at `path`; with an `id` only that form's. */
export function deleteLocalDraft(storage: Storage, session: string, path: string, id?: string): void {
  updateDrafts(storage, session, Date.now(), ({ [path]: found, ...others }) =>
    found && id && found.id !== id ? { ...others, [path]: found } : others,
  );
}

/** Deletes all drafts after signing out. */
export function deleteSessionDrafts(storage: Storage): void {
  const { session, endedSession } = read(storage);
  if (session ?? endedSession) write(storage, { endedSession: session ?? endedSession, forms: {} });
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
  const forms = update(
    Object.fromEntries(mine.filter(([, { savedAt }]) => savedAt > now - MAX_AGE_MS && savedAt <= now)),
  );
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

/** Storage may contain anything. */
function isLocalDraft(one: unknown): one is LocalDraft {
  const { id, savedAt, values }: Record<string, unknown> = Object(one);
  const texts = values instanceof Object ? Object.values(values) : [undefined];
  return typeof id === "string" && typeof savedAt === "number" && texts.every((text) => typeof text === "string");
}

function write(storage: Storage, store: DraftStore): void {
  try {
    storage.setItem(STORAGE_KEY, JSON.stringify(store));
  } catch {
    // Full or unavailable: then nothing is stored, and nothing else is lost.
  }
}
