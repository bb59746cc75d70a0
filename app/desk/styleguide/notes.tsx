"use client";
import { DeleteForm } from "@/components/form/delete-form";
import { RestoreDraftNotice } from "@/components/form/drafts/restore-draft-notice";
import { emptyFormState } from "@/components/form/form-state";
import { ShortcutList } from "@/components/keys/shortcut-list";
import { nothingAction } from "./actions";

const typed = { id: "styleguide", savedAt: Date.UTC(2026, 10, 21, 14, 5), values: {} };
const nothing = () => {};

/** The delete button, the notice about an unsaved draft, and the keyboard shortcuts. */
export function Notes() {
  return (
    <div className="grid gap-6">
      <DeleteForm action={nothingAction} initial={emptyFormState({}, "style")} cancel="/desk/styleguide" />
      <ShortcutList />
      <RestoreDraftNotice draft={typed} onRestore={nothing} onDiscard={nothing} />
    </div>
  );
}
