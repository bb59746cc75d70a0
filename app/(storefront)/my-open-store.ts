import "server-only";
import { cache } from "react";
import { findOpenStore } from "@/lib/storefront/queries";
import { myStore } from "../my-store";

/** The store that somebody chose on this device, while it is open. */
export const getMyOpenStore = cache(async () => {
  const id = await myStore();
  return id === undefined ? null : findOpenStore(id);
});
