import "server-only";
import { cache } from "react";
import { getImport } from "@/lib/import/queries";

/** The import that a page is about: its file is looked into once, for the page and for its title. */
export const getImportCached = cache(getImport);
