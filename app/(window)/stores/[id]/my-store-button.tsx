import { rememberStoreAction } from "@/app/my-store-actions";
import { ButtonForm } from "@/components/form/button-form";
import { freshForm } from "@/components/form/state";

/** Has this device remember the store, whose stock is then shown first, or forget it. */
export function MyStoreButton({ storeId, isMine }: { storeId: number; isMine: boolean }) {
  return (
    <ButtonForm
      action={rememberStoreAction}
      initial={freshForm()}
      values={{ storeId: isMine ? "" : String(storeId) }}
      label={isMine ? "Forget my store" : "Make this my store"}
    />
  );
}
