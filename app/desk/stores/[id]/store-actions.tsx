import { ButtonForm } from "@/components/form/button-form";
import { emptyFormState, type FormValues } from "@/components/form/form-state";
import { ButtonLink } from "@/components/ui/button-link";
import { setMyStoreAction } from "../../../my-store-actions";
import { closeStoreAction, reopenStoreAction } from "../actions";

interface Props {
  store: { id: number; version: number; open: boolean };
  isMine: boolean;
  mayManage: boolean;
  maySeeHistory: boolean;
}

/** The buttons of a store. */
export function StoreActions({ store, isMine, mayManage, maySeeHistory }: Props) {
  const row = { id: String(store.id), version: String(store.version) };
  return (
    <>
      {mayManage && (
        <>
          <ButtonLink href={`/desk/stores/${store.id}/edit`} shortcut="e">
            Edit
          </ButtonLink>
          {store.open ? <CloseButton row={row} /> : <ReopenButton row={row} />}
          <ButtonLink href={`/desk/stores/${store.id}/delete`} tone="danger">
            Delete
          </ButtonLink>
        </>
      )}
      {maySeeHistory && <ButtonLink href={`/desk/stores/${store.id}/history`}>History</ButtonLink>}
      {!isMine && (
        <ButtonForm
          action={setMyStoreAction}
          initial={emptyFormState()}
          values={{ storeId: row.id }}
          label="Set as my store"
        />
      )}
    </>
  );
}

function CloseButton({ row }: { row: FormValues }) {
  return (
    <ButtonForm
      action={closeStoreAction}
      initial={emptyFormState()}
      values={row}
      label="Close store"
      busy="Closing…"
      tone="danger"
    />
  );
}

function ReopenButton({ row }: { row: FormValues }) {
  return (
    <ButtonForm
      action={reopenStoreAction}
      initial={emptyFormState()}
      values={row}
      label="Reopen store"
      busy="Reopening…"
    />
  );
}
