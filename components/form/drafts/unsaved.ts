import { draftValues, isChanged } from "../form-values";
import type { Values } from "../state";
import { findTyped, forgetTyped, keepTyped, type Typed } from "./local-drafts";

export interface Unsaved {
  /** What was typed here before, and not saved. */
  found?: Typed;
  /** What was found stands in the form again: it is this form's from now on. */
  adopt(): void;
  /** Something may have changed in the form without anybody typing. */
  touched(): void;
  /** It is saved, or not wanted: nothing is kept, and leaving asks no more. */
  done(): void;
  /** Asks for the page anew, as the server has it now, with what was typed. */
  reload(): void;
  stop(): void;
}

/**
 * Keeps what is typed into a form until it is saved, on the device of this session if there is one, and asks before it is
 * left: `begun` is what it began with.
 */
export function watchUnsaved(form: HTMLFormElement, begun: Values, session: string | undefined): Unsaved {
  let id: string = crypto.randomUUID();
  const path = location.pathname + location.search;
  const listening = new AbortController();
  const { signal } = listening;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let isTouched = false;
  let isDone = false;

  const typed = () => draftValues(new FormData(form));
  const isUnsaved = () => !isDone && isChanged(begun, typed());
  const kept = inStorage((storage) => session && findTyped(storage, session, path, Date.now())) || undefined;

  function touched() {
    if (!isTouched) guard();
    isTouched = true;
    clearTimeout(waiting);
    waiting = setTimeout(keep, 250);
  }

  function keep(wanted?: true) {
    clearTimeout(waiting);
    if (!session || !isTouched || isDone) return;
    const values = typed();
    inStorage((storage) =>
      isChanged(begun, values)
        ? keepTyped(storage, session, path, { id, at: Date.now(), values, wanted })
        : forgetTyped(storage, session, path, id),
    );
  }

  function guard() {
    addEventListener("pagehide", () => keep(), { signal });
    addEventListener("beforeunload", (event) => isUnsaved() && event.preventDefault(), { signal });
    // At the window, which hears of it before React does.
    addEventListener(
      "click",
      (event) => {
        const link = linkAway(event);
        if (link) askFirst(event, () => link.click());
      },
      { signal, capture: true },
    );
    addEventListener(
      "submit",
      (event) => {
        const other = event.target as HTMLFormElement;
        if (other === form || other.dataset.stays !== undefined || other.getAttribute("method") === "dialog") return;
        askFirst(event, () => other.requestSubmit(event.submitter));
      },
      { signal, capture: true },
    );
    // Back and Forward ask where the browser lets them wait; elsewhere what was typed is there on coming back.
    globalThis.navigation?.addEventListener(
      "navigate",
      (event) => {
        if (event.navigationType !== "traverse" || !event.cancelable) return;
        askFirst(event, () => navigation.traverseTo(event.destination.key));
      },
      { signal },
    );
  }

  function askFirst(event: Event, leave: () => void) {
    if (!isUnsaved()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    keep();
    wantsToLeave().then((leaves) => {
      if (!leaves) return;
      done();
      leave();
    });
  }

  function done() {
    clearTimeout(waiting);
    isDone = true;
    if (session && isTouched) inStorage((storage) => forgetTyped(storage, session, path, id));
  }

  for (const happening of ["input", "change", "click"]) form.addEventListener(happening, touched, { signal });
  // Lines that come and go, such as an author's that is picked from a list outside the form.
  const lines = new MutationObserver(touched);
  lines.observe(form, { childList: true, subtree: true });
  // Typed before this ran, or filled in again by the browser.
  if (isUnsaved()) touched();

  return {
    // Not what stands there anyway, because the browser has filled it in again.
    found: kept && isChanged(begun, kept.values) && isChanged(typed(), kept.values) ? kept : undefined,
    adopt() {
      id = kept?.id ?? id;
      touched();
    },
    touched,
    done,
    reload() {
      isTouched = true;
      keep(true);
      isDone = true;
      location.reload();
    },
    stop() {
      keep();
      lines.disconnect();
      listening.abort();
    },
  };
}

/** Puts away what was offered. */
export function discardTyped(session: string): void {
  inStorage((storage) => forgetTyped(storage, session, location.pathname + location.search));
}

/** The link that this click follows to another page, here in this window. */
function linkAway(event: MouseEvent): HTMLAnchorElement | undefined {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return undefined;
  const link = (event.target as Element).closest<HTMLAnchorElement>("a[href]");
  if (!link || (link.target && link.target !== "_self") || link.hasAttribute("download")) return undefined;
  const isHere = link.href.replace(/#.*/, "") === location.href.replace(/#.*/, "") && link.hash !== "";
  return isHere ? undefined : link;
}

/** The dialog is loaded when it is first wanted; where it cannot be, the browser's own asks. */
async function wantsToLeave(): Promise<boolean> {
  const dialog = await import("./leave-dialog").catch(() => undefined);
  return dialog ? dialog.wantsToLeave() : confirm("Leave without saving?");
}

function inStorage<Result>(use: (storage: Storage) => Result): Result | undefined {
  try {
    return use(localStorage);
  } catch {
    // A browser may refuse it: then nothing is kept.
    return undefined;
  }
}
