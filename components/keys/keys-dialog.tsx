"use client";
import { Dialog } from "@base-ui/react/dialog";
import { useState } from "react";
import { KeyList } from "./key-list";
import { idleDeeds } from "./page-targets";
import { SingleKeysSwitch } from "./single-keys-switch";

/** Shows the keys, and which of them do something on the page behind it. */
export function KeysDialog({ onClosed }: { onClosed(): void }) {
  const [open, setOpen] = useState(true);
  const [idle] = useState(idleDeeds);
  return (
    <Dialog.Root open={open} onOpenChange={setOpen} onOpenChangeComplete={(isOpen) => isOpen || onClosed()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="palette keys-dialog">
          <div className="palette-top">
            <Dialog.Title>Keys</Dialog.Title>
            <Dialog.Close className="button button-quiet button-small">Close</Dialog.Close>
          </div>
          <KeyList idle={idle} />
          <SingleKeysSwitch />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
