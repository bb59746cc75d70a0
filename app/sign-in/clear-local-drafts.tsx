"use client";
import { useEffect } from "react";
import { deleteSessionDrafts } from "@/components/form/drafts/local-drafts";

/** Nothing that was typed at the desk stays on a device where nobody is signed in. */
export function ClearLocalDrafts() {
  useEffect(() => {
    try {
      deleteSessionDrafts(localStorage);
    } catch {
      // Where there is no storage, nothing was kept.
    }
  }, []);
  return null;
}
