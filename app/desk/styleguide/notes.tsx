"use client";
import { DeleteForm } from "@/components/form/delete-form";
import { KeptNote } from "@/components/form/drafts/restore-draft-notice";
import { freshForm } from "@/components/form/state";
import { KeyList } from "@/components/keys/key-list";
import { nothingAction } from "./actions";

const typed = { id: "style", at: Date.UTC(2026, 10, 21, 14, 5), values: {} };
const nothing = () => {};

/** The button that deletes, what is offered after a form was left, and the keys. */
export function Notes() {
  return (
    <div className="grid gap-6">
      <DeleteForm action={nothingAction} initial={freshForm({}, "style")} cancel="/desk/styleguide" />
      <KeyList />
      <KeptNote typed={typed} putBack={nothing} discard={nothing} />
    </div>
  );
}
