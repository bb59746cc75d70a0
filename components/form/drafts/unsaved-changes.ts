import type { FormValues } from "../form-state";
import { draftValues, isChanged } from "../form-values";
import { deleteLocalDraft, findLocalDraft, type LocalDraft, saveLocalDraft } from "./local-drafts";

export interface UnsavedWatcher {
  /** What was typed here before, and not saved. */
  draft?: LocalDraft;
  /** What was found stands in the form again: it is this form's from now on. */
  adopt(): void;
  /** Something may have changed in the form without anybody typing. */
  check(): void;
  /** It is saved, or not wanted: nothing is kept, and leaving asks no more. */
  markSaved(): void;
  /** Asks for the page anew, as the server has it now, with what was typed. */
  reload(): void;
  stop(): void;
}

/**
 * Keeps what is typed into a form until it is saved, on the device of this session if there is one, and asks before it is
 * left: `begun` is what it began with.
 */
export function watchUnsavedChanges(
  form: HTMLFormElement,
  initial: FormValues,
  session: string | undefined,
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
    withLocalStorage((storage) => session && findLocalDraft(storage, session, path, Date.now())) || undefined;

  function check() {
    if (!isTouched) listenForLeaving();
    isTouched = true;
    clearTimeout(saveTimer);
    saveTimer = setTimeout(save, 250);
  }

  function save(wanted?: true) {
    clearTimeout(saveTimer);
    if (!session || !isTouched || isDone) return;
    const values = currentValues();
    withLocalStorage((storage) =>
      isChanged(initial, values)
        ? saveLocalDraft(storage, session, path, { id, savedAt: Date.now(), values, autoRestore: wanted })
        : deleteLocalDraft(storage, session, path, id),
    );
  }

  function listenForLeaving() {
    addEventListener("pagehide", () => save(), { signal });
    addEventListener("beforeunload", (event) => isUnsaved() && event.preventDefault(), { signal });
    // At the window, which hears of it before React does.
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
    // Back and Forward ask where the browser lets them wait; elsewhere what was typed is there on coming back.
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
    if (session && isTouched) withLocalStorage((storage) => deleteLocalDraft(storage, session, path, id));
  }

  for (const happening of ["input", "change", "click"]) form.addEventListener(happening, check, { signal });
  // Lines that come and go, such as an author's that is picked from a list outside the form.
  const lines = new MutationObserver(check);
  lines.observe(form, { childList: true, subtree: true });
  // Typed before this ran, or filled in again by the browser.
  if (isUnsaved()) check();

  return {
    // Not what stands there anyway, because the browser has filled it in again.
    draft:
      stored && isChanged(initial, stored.values) && isChanged(currentValues(), stored.values) ? stored : undefined,
    adopt() {
      id = stored?.id ?? id;
      check();
    },
    check: check,
    markSaved: markSaved,
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

/** Puts away what was offered. */
export function discardLocalDraft(session: string): void {
  withLocalStorage((storage) => deleteLocalDraft(storage, session, location.pathname + location.search));
}

/** The link that this click follows to another page, here in this window. */
function leavingLink(event: MouseEvent): HTMLAnchorElement | undefined {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return undefined;
  const link = (event.target as Element).closest<HTMLAnchorElement>("a[href]");
  if (!link || (link.target && link.target !== "_self") || link.hasAttribute("download")) return undefined;
  const isHere = link.href.replace(/#.*/, "") === location.href.replace(/#.*/, "") && link.hash !== "";
  return isHere ? undefined : link;
}

/** The dialog is loaded when it is first wanted; where it cannot be, the browser's own asks. */
async function confirmLeave(): Promise<boolean> {
  const dialog = await import("./confirm-leave").catch(() => undefined);
  return dialog ? dialog.confirmLeave() : confirm("Leave without saving?");
}

function withLocalStorage<Result>(use: (storage: Storage) => Result): Result | undefined {
  try {
    return use(localStorage);
  } catch {
    // A browser may refuse it: then nothing is kept.
    return undefined;
  }
}
