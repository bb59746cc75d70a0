/** What the columns of a file can be. Pure: the page that matches them shows it. */

export const importEntities = ["book", "author", "store", "computer", "user"] as const;
export type ImportEntity = (typeof importEntities)[number];

export interface ImportField {
  /** As settings name it. */
  name: string;
  label: string;
  hint?: string;
  /** A row that is to be added must have it. */
  required: boolean;
}

/** What a column can be matched to; for books the stock of each of these stores, too. */
export function fieldsOf(entity: ImportEntity, stores: { id: number; name: string }[]): ImportField[] {
  if (entity !== "book") return fields[entity];
  const stock = stores.map(({ id, name }) => field(`stock:${id}`, `Copies at ${name}`));
  return [...fields.book, ...stock];
}

/** What the people call a field, "Copies" for every store's. */
export function fieldLabel(entity: ImportEntity, name: string): string {
  if (isStock(name)) return "Copies";
  // Where the database has an id, a file has a name.
  const wanted = name === "storeId" ? "store" : name;
  return fields[entity].find((field) => field.name === wanted)?.label ?? name;
}

/** Whether a field is the copies at one store. */
export const isStock = (name: string): boolean => /^stock:[1-9]\d{0,9}$/.test(name);

function field(name: string, label: string, hint?: string): ImportField {
  return { name, label, hint, required: false };
}

function required(name: string, label: string, hint?: string): ImportField {
  return { name, label, hint, required: true };
}

const fields: Record<ImportEntity, ImportField[]> = {
  book: [
    required("title", "Title"),
    field("subtitle", "Subtitle"),
    field("authors", "Authors", "One or several in a cell; “(translator)” behind a name is its role"),
    field("isbn", "ISBN", "ISBN-13 or ISBN-10"),
    field("otherIsbn", "Second ISBN", "The same book's other number: each is checked against the other"),
    field("series", "Series"),
    field("seriesNumber", "Number in series"),
    field("format", "Format"),
    field("publisher", "Publisher"),
    field("year", "Published", "A year: 1937, 1937.0, -750 or 750 BCE"),
    field("language", "Language", "A code or a name: en, eng, en-GB, English"),
    field("price", "Price"),
    field("description", "Description"),
    field("store", "Store", "Whose copies the column “Copies” counts"),
    field("copies", "Copies", "At the store that another column names"),
  ],
  author: [
    required("name", "Name"),
    field("sortName", "Sort name", "Made from the name where there is none"),
    field("email", "Email"),
    field("note", "Note"),
  ],
  store: [
    required("name", "Name"),
    field("address", "Address"),
    field("city", "City"),
    field("phone", "Phone"),
    field("email", "Email"),
    field("openingHours", "Opening hours", "Mo-Fr 09:00-18:00"),
    field("open", "Open", "Yes or no"),
  ],
  computer: [
    required("name", "Name"),
    required("memory", "Memory (GB)", "16, 16 GB or 16,384 MB"),
    field("store", "Store", "By its name"),
    field("serialNumber", "Serial number"),
    field("note", "Note"),
  ],
  user: [
    required("username", "Username"),
    required("email", "Email"),
    field("role", "Role", "Not taken from a file: whoever is new is a bookseller"),
  ],
};
