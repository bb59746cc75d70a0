"use client";
import { useEffect } from "react";
import { deleteSessionDrafts } from "@/components/form/drafts/local-drafts";

/** Deletes drafts on the device, where nobody is signed in. */
export function ClearLocalDrafts() {
  useEffect(() => {
    try {
      deleteSessionDrafts(localStorage);
    } catch {
      // Without storage there are no drafts.
    }
  }, []);
  return null;
}
