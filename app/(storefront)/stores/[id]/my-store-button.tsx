import { setStorefrontStoreAction } from "@/app/my-store-actions";

/** Has this device remember the store, whose stock is then shown first, or forget it. */
export function MyStoreButton({ storeId, isMine }: { storeId: number; isMine: boolean }) {
  return (
    <form action={setStorefrontStoreAction}>
      <input type="hidden" name="storeId" value={isMine ? "" : storeId} />
      <button type="submit" className="button">
        {isMine ? "Clear my store" : "Set as my store"}
      </button>
    </form>
  );
}
