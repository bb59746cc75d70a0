/** What the fields of a recorded row are called, and how their values are said: as the forms and pages have them. */
import type { Entity } from "../audit/entities";
import { formatNames } from "../books/formats";
import { roleNames as authorRoleNames } from "../books/roles";
import { formatMoney, formatNumber, formatTime, formatYear } from "../format";
import { formatIsbn } from "../isbn-hyphens";
import { languageName } from "../languages";
import { roleNames } from "../users/roles";

/** What a row is or was called; undefined where nobody knows. */
export type Names = (entity: Entity, id: number) => string | undefined;

interface Field {
  label: string;
  /** The entity of the row that the value is the id of. */
  refersTo?: Entity;
  /** Only for values of the kind that the field has today; what an older version wrote may be another. */
  text?: (value: string) => string;
  number?: (value: number) => string;
  flag?: [yes: string, no: string];
}

const time = (label: string): Field => ({ label, text: moment });
const row = (label: string, refersTo: Entity): Field => ({ label, refersTo });
const anyNumber = (label: string): Field => ({ label, number: formatNumber });
const named = (label: string, names: Record<string, string>): Field => ({
  label,
  text: (value) => (Object.hasOwn(names, value) ? String(names[value]) : value),
});

const everywhere: Record<string, Field> = {
  name: { label: "Name" },
  email: { label: "Email" },
  note: { label: "Note" },
  passwordHash: { label: "Password" },
  tokenHash: { label: "Secret code" },
  createdAt: time("Added"),
  updatedAt: time("Last changed"),
};

const ofEntities: Record<Entity, Record<string, Field>> = {
  book: {
    title: { label: "Title" },
    subtitle: { label: "Subtitle" },
    series: { label: "Series" },
    seriesNumber: { label: "Number in the series" },
    isbn: { label: "ISBN", text: formatIsbn },
    format: named("Format", formatNames),
    publisher: { label: "Publisher" },
    year: { label: "Year published", number: formatYear },
    language: { label: "Language", text: languageName },
    price: { label: "Price", number: formatMoney },
    description: { label: "Description" },
    authors: { label: "Authors" },
    coverHash: { label: "Cover", text: (hash) => `a picture (${hash.slice(0, 8)})` },
    coverAlt: { label: "What the cover shows" },
  },
  author: { sortName: { label: "Sort name" } },
  store: {
    address: { label: "Address" },
    city: { label: "City" },
    phone: { label: "Phone" },
    openingHours: { label: "Opening hours" },
    open: { label: "Open", flag: ["yes", "no"] },
  },
  stock: { bookId: row("Book", "book"), storeId: row("Store", "store"), quantity: anyNumber("Copies") },
  computer: {
    memory: anyNumber("Memory (GB)"),
    storeId: row("Store", "store"),
    serialNumber: { label: "Serial number" },
  },
  user: {
    username: { label: "Username" },
    role: named("Role", roleNames),
    active: { label: "Active", flag: ["yes", "no"] },
    registeredAt: time("Registered"),
    lastSignedInAt: time("Last signed in"),
    erasedAt: time("Erased"),
  },
  session: {
    userId: row("User", "user"),
    device: { label: "Device" },
    lastSeenAt: time("Last seen"),
    expiresAt: time("Ends at the latest"),
    endedAt: time("Ended"),
  },
  oneTimeLink: { userId: row("User", "user"), expiresAt: time("Expires"), usedAt: time("Used") },
  savedView: {
    list: { label: "List" },
    query: { label: "What it asks for" },
    ownerId: row("Owner", "user"),
    shared: { label: "Who sees it", flag: ["everyone", "its owner"] },
  },
};

/** A field that this version does not know has its own name, and its value as it is. */
function fieldOf(entity: string, name: string): Field {
  const fields = Object.hasOwn(ofEntities, entity) ? ofEntities[entity as Entity] : {};
  if (Object.hasOwn(fields, name)) return fields[name] as Field;
  return Object.hasOwn(everywhere, name) ? (everywhere[name] as Field) : { label: name };
}

/** Where a field stands among the others, as in the form; those that this version does not know come last. */
export function placeOf(entity: string, name: string): number {
  const fields = Object.hasOwn(ofEntities, entity) ? Object.keys(ofEntities[entity as Entity]) : [];
  const place = ["name", ...fields, ...Object.keys(everywhere)].indexOf(name);
  return place === -1 ? Number.MAX_SAFE_INTEGER : place;
}

export const labelOf = (entity: string, name: string): string => fieldOf(entity, name).label;

/** The row that a value names. */
export function referenceOf(entity: string, name: string, value: unknown): { entity: Entity; id: number } | undefined {
  const { refersTo } = fieldOf(entity, name);
  return refersTo && typeof value === "number" ? { entity: refersTo, id: value } : undefined;
}

/** A value as a page says it; undefined for none. */
export function say(entity: string, name: string, value: unknown, names: Names): string | undefined {
  if (value === null || value === undefined || value === "") return undefined;
  const { flag, number, text } = fieldOf(entity, name);
  const reference = referenceOf(entity, name, value);
  if (reference) return names(reference.entity, reference.id) ?? `no. ${reference.id}, since deleted`;
  if (name === "authors" && Array.isArray(value)) return value.map(author).join("; ") || undefined;
  if (typeof value === "string") return text ? text(value) : value;
  if (typeof value === "number") return number ? number(value) : String(value);
  if (typeof value === "boolean") return (flag ?? ["yes", "no"])[value ? 0 : 1];
  return JSON.stringify(value);
}

/** "Ursula K. Le Guin", "Ursula K. Le Guin (translator)" */
function author(value: unknown): string {
  if (typeof value !== "object" || value === null || !("name" in value)) return JSON.stringify(value);
  const role = "role" in value ? String(value.role) : "author";
  if (role === "author") return String(value.name);
  const known = Object.hasOwn(authorRoleNames, role) ? authorRoleNames[role as keyof typeof authorRoleNames] : role;
  return `${value.name} (${known.toLowerCase()})`;
}

function moment(value: string): string {
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? value : formatTime(date);
}
