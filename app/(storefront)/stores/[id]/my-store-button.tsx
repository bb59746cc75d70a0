import { setStorefrontStoreAction } from "@/app/my-store-actions";

/** Sets or clears the visitor's store on this device, whose stock is shown first. */
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
