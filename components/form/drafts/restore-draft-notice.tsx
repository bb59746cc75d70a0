"use client";
import type { LocalDraft } from "./local-drafts";

interface Props {
  draft: LocalDraft | undefined;
  onRestore: () => void;
  onDiscard: () => void;
}

/** Offers to restore an unsaved draft. It overlaps the page's edge, so that nothing moves when it appears. */
export function RestoreDraftNotice({ draft, onRestore, onDiscard }: Props) {
  return (
    <div className="draft-notice" aria-live="polite">
      {draft && (
        <div className="message message-info">
          <p>You have an unsaved draft from {formatLocalTime(draft.savedAt)}.</p>
          <div className="actions">
            <button type="button" className="button button-small" onClick={onRestore}>
              Restore
            </button>
            <button type="button" className="button button-small" onClick={onDiscard}>
              Discard
            </button>
          </div>
        </div>
      )}
    </div>
  );
}

const time = new Intl.DateTimeFormat("en-GB", { timeStyle: "short" });

/** In this device's time zone: "14:05". */
export function formatLocalTime(at: number): string {
  return time.format(at);
}
