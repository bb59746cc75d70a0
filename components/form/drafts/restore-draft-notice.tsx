"use client";
import type { LocalDraft } from "./local-drafts";

interface Props {
  draft: LocalDraft | undefined;
  onRestore: () => void;
  onDiscard: () => void;
}

/** Offers what was typed here before and not saved. It lies over the page's edge, so that nothing moves when it comes. */
export function RestoreDraftNotice({ draft: typed, onRestore: putBack, onDiscard: discard }: Props) {
  return (
    <div className="form-note" aria-live="polite">
      {typed && (
        <div className="message message-info">
          <p>You had typed something here at {formatLocalTime(typed.savedAt)} that was not saved.</p>
          <div className="actions">
            <button type="button" className="button button-small" onClick={putBack}>
              Put it back
            </button>
            <button type="button" className="button button-small" onClick={discard}>
              Discard
            </button>
          </div>
        </div>
      )}
    </div>
  );
}

const time = new Intl.DateTimeFormat("en-GB", { timeStyle: "short" });

/** By the clock of this device: "14:05". */
export function formatLocalTime(at: number): string {
  return time.format(at);
}
