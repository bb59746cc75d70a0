/** URL parameters, as Next passes them to a page. */
export type SearchParams = Record<string, string | string[] | undefined>;

/** The first value of a parameter; "" where it is missing. */
export const firstValue = (param: SearchParams[string]): string => [param ?? ""].flat()[0] ?? "";
