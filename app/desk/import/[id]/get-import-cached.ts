import "server-only";
import { cache } from "react";
import { getImport } from "@/lib/import/queries";

/** The import of a page, loaded once for the page and its title. */
export const getImportCached = cache(getImport);
