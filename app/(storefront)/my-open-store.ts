import "server-only";
import { cache } from "react";
import { findOpenStore } from "@/lib/storefront/queries";
import { myStore } from "../my-store";

/** The visitor's store, chosen on this device, if it is open. */
export const getMyOpenStore = cache(async () => {
  const id = await myStore();
  return id === undefined ? null : findOpenStore(id);
});
