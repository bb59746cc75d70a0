/**
 * The demo's stores, computers and staff. Towns and people are fictional, and so are the telephone numbers (from
 * Ofcom's range for drama).
 */
import type { DemoInput } from "../../lib/demo/schema";
import { period } from "./period";
import { Random } from "./random";

/** The largest first. */
export function stores(): DemoInput["stores"] {
  return storeRows.map((store, place) => ({
    open: true,
    ...store,
    createdAt: new Date(period.start.getTime() + place * 45 * 60_000),
  }));
}

const storeRows = [
  {
    name: "Harbour Street",
    address: "12–14 Harbour Street",
    city: "Saltmouth",
    phone: "01632 960112",
    email: "harbour-street@example.com",
    openingHours: "Mo-Sa 09:00-18:00; Su 11:00-16:00",
  },
  {
    name: "Market Square",
    address: "3 Market Square",
    city: "Wexcombe",
    phone: "01632 960148",
    email: "market-square@example.com",
    openingHours: "Mo-We,Fr 09:00-17:30; Th 09:00-20:00; Sa 09:00-17:00",
  },
  {
    name: "University Arcade",
    address: "Unit 7, University Arcade",
    city: "Kelborough",
    phone: "01632 960163",
    email: "university-arcade@example.com",
    openingHours: "Mo-Fr 08:30-19:00; Sa 10:00-17:00",
  },
  {
    name: "Station Road",
    address: "88 Station Road",
    city: "Ardenbridge",
    phone: "01632 960187",
    email: "station-road@example.com",
    openingHours: "Tu-Fr 09:30-13:00,14:00-17:30; Sa 09:30-16:00",
  },
  {
    name: "Old Mill Lane",
    address: "The Old Mill\nMill Lane",
    city: "Wexcombe",
    phone: "01632 960195",
    email: "old-mill-lane@example.com",
    openingHours: null,
    open: false,
  },
];

/** Tills and office computers, some of them in no store. */
export function computers(): DemoInput["computers"] {
  const random = new Random("computers");
  return computerRows.map(([name, memory, store, note], place) => ({
    name,
    memory,
    store,
    serialNumber: `DK-${24 + (place % 3)}-${String(random.whole(1000, 9999))}${String(place).padStart(2, "0")}`,
    note,
    createdAt: random.moment(period.start, period.end),
  }));
}

const computerRows: [name: string, memory: number, store: number | null, note: string | null][] = [
  ["Harbour till 1", 8, 0, null],
  ["Harbour till 2", 8, 0, "The scanner sometimes needs plugging in again."],
  ["Harbour office", 32, 0, null],
  ["Market till", 8, 1, null],
  ["Market office", 16, 1, null],
  ["Arcade till 1", 8, 2, null],
  ["Arcade till 2", 16, 2, null],
  ["Station till", 8, 3, "Bought second-hand."],
  ["Mill till", 8, 4, "Still at Old Mill Lane; to be collected."],
  ["Travelling laptop", 16, null, "For book fairs."],
  ["Buyer’s laptop", 32, null, null],
  ["Spare till", 8, null, null],
];

/** Three employees, and a former one. */
export function users(): DemoInput["users"] {
  return userRows.map(([username, displayName, role, registeredAt], place) => ({
    username,
    displayName,
    email: `${username}@example.com`,
    role,
    active: place < 3,
    registeredAt: new Date(registeredAt),
  }));
}

type Role = "admin" | "manager" | "bookseller";

const userRows: [username: string, displayName: string, role: Role, registeredAt: string][] = [
  ["admin", "Anna Weber", "admin", "2024-10-01T08:30:00Z"],
  ["manager", "Tom Okafor", "manager", "2024-10-02T10:15:00Z"],
  ["bookseller", "Lena Marsh", "bookseller", "2025-03-17T09:40:00Z"],
  ["former", "Jonas Reed", "bookseller", "2024-11-05T13:05:00Z"],
];

/** The employees' picks: some of the first books of the catalogue. */
export function picks(): DemoInput["picks"] {
  return pickRows.map(([user, book, text, published, position], place) => ({
    ...{ user, book, text, published, position },
    createdAt: new Date(period.end.getTime() - (place + 1) * 24 * 60 * 60_000),
  }));
}

type Published = "yes" | "no";

const pickRows: [user: number, book: number, text: string, published: Published, position: number | null][] = [
  [0, 0, "I have lost count of how often I have lent mine out. It has never come back, and I never mind.", "yes", 1],
  [1, 1, "Begin on a Friday evening: you will not want to stop before Sunday.", "yes", 2],
  [2, 2, "The one I give to people who say that they do not read.", "yes", 3],
  [2, 3, "Better the second time, when you know what everybody is hiding.", "yes", null],
  [0, 4, "For a long journey, or a wet week by the sea.", "yes", null],
  [1, 5, "Still thinking about how to put it.", "no", null],
  [3, 6, "My favourite of the year I worked here.", "yes", null],
];
