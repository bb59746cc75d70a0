/** What an address asks for, as Next hands it to a page. */
export type SearchParams = Record<string, string | string[] | undefined>;

/** Of a word that stands there several times the first counts; "" where it does not stand. */
export const first = (param: SearchParams[string]): string => [param ?? ""].flat()[0] ?? "";
