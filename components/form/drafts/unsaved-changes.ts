import type { FormValues } from "../form-state";
import { draftValues, isChanged } from "../form-values";
import { deleteLocalDraft, findLocalDraft, type LocalDraft, saveLocalDraft } from "./local-drafts";

const SAVE_DELAY_MS = 250;

export interface UnsavedWatcher {
  /** An earlier draft of this form, stored on this device. */
  draft?: LocalDraft;
  /** Takes the draft over after it was restored into the form. */
  adopt(): void;
  /** Checks for changes that fired no input event. */
  check(): void;
  /** Deletes the draft and stops confirming: the form was saved or its changes were discarded. */
  markSaved(): void;
  /** Reloads the page and restores what was typed. */
  reload(): void;
  stop(): void;
}

/**
 * Stores a form's unsaved changes on this device, and asks for confirmation before the page is left. Without a
 * `draftSessionId` nothing is stored. `initial` holds the values that count as saved.
 */
export function watchUnsavedChanges(
  form: HTMLFormElement,
  initial: FormValues,
  draftSessionId: string | undefined,
): UnsavedWatcher {
  let id: string = crypto.randomUUID();
  const path = location.pathname + location.search;
  const listening = new AbortController();
  const { signal } = listening;
  let saveTimer: ReturnType<typeof setTimeout> | undefined;
  let isTouched = false;
  let isDone = false;

  const currentValues = () => draftValues(new FormData(form));
  const isUnsaved = () => !isDone && isChanged(initial, currentValues());
  const stored =
    withLocalStorage((storage) => draftSessionId && findLocalDraft(storage, draftSessionId, path, Date.now())) ||
    undefined;

  function check() {
    if (!isTouched) listenForLeaving();
    isTouched = true;
    clearTimeout(saveTimer);
    saveTimer = setTimeout(save, SAVE_DELAY_MS);
  }

  function save(autoRestore?: true) {
    clearTimeout(saveTimer);
    if (!draftSessionId || !isTouched || isDone) return;
    const values = currentValues();
    withLocalStorage((storage) =>
      isChanged(initial, values)
        ? saveLocalDraft(storage, draftSessionId, path, { id, savedAt: Date.now(), values, autoRestore })
        : deleteLocalDraft(storage, draftSessionId, path, id),
    );
  }

  function listenForLeaving() {
    addEventListener("pagehide", () => save(), { signal });
    addEventListener("beforeunload", (event) => isUnsaved() && event.preventDefault(), { signal });
    // In the capture phase at the window, before React handles the event.
    addEventListener(
      "click",
      (event) => {
        const link = leavingLink(event);
        if (link) confirmFirst(event, () => link.click());
      },
      { signal, capture: true },
    );
    addEventListener(
      "submit",
      (event) => {
        const other = event.target as HTMLFormElement;
        if (other === form || other.dataset.staysOnPage !== undefined || other.getAttribute("method") === "dialog")
          return;
        confirmFirst(event, () => other.requestSubmit(event.submitter));
      },
      { signal, capture: true },
    );
    // Back and Forward can be confirmed only where the browser allows it; elsewhere the draft is restored on return.
    globalThis.navigation?.addEventListener(
      "navigate",
      (event) => {
        if (event.navigationType !== "traverse" || !event.cancelable) return;
        confirmFirst(event, () => navigation.traverseTo(event.destination.key));
      },
      { signal },
    );
  }

  function confirmFirst(event: Event, leave: () => void) {
    if (!isUnsaved()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    save();
    confirmLeave().then((leaves) => {
      if (!leaves) return;
      markSaved();
      leave();
    });
  }

  function markSaved() {
    clearTimeout(saveTimer);
    isDone = true;
    if (draftSessionId && isTouched) withLocalStorage((storage) => deleteLocalDraft(storage, draftSessionId, path, id));
  }

  for (const happening of ["input", "change", "click"]) form.addEventListener(happening, check, { signal });
  // Rows may be added and removed without input events, as an author's row is.
  const lines = new MutationObserver(check);
  lines.observe(form, { childList: true, subtree: true });
  // Typed before this script ran, or restored by the browser.
  if (isUnsaved()) check();

  return {
    // Not a draft that equals the fields, because the browser restored them.
    draft:
      stored && isChanged(initial, stored.values) && isChanged(currentValues(), stored.values) ? stored : undefined,
    adopt() {
      id = stored?.id ?? id;
      check();
    },
    check,
    markSaved,
    reload() {
      isTouched = true;
      save(true);
      isDone = true;
      location.reload();
    },
    stop() {
      save();
      lines.disconnect();
      listening.abort();
    },
  };
}

/** Deletes the draft that was offered on this page. */
export function discardLocalDraft(draftSessionId: string): void {
  withLocalStorage((storage) => deleteLocalDraft(storage, draftSessionId, location.pathname + location.search));
}

/** The link by which this click leaves the page in this window, if any. */
function leavingLink(event: MouseEvent): HTMLAnchorElement | undefined {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return undefined;
  const link = (event.target as Element).closest<HTMLAnchorElement>("a[href]");
  if (!link || (link.target && link.target !== "_self") || link.hasAttribute("download")) return undefined;
  const isHere = link.href.replace(/#.*/, "") === location.href.replace(/#.*/, "") && link.hash !== "";
  return isHere ? undefined : link;
}

/** Loads the dialog on first use; if that fails, the browser's own dialog asks. */
async function confirmLeave(): Promise<boolean> {
  const dialog = await import("./confirm-leave").catch(() => undefined);
  return dialog ? dialog.confirmLeave() : confirm("Leave without saving?");
}

function withLocalStorage<Result>(use: (storage: Storage) => Result): Result | undefined {
  try {
    return use(localStorage);
  } catch {
    // The browser may deny access: then nothing is stored.
    return undefined;
  }
}
