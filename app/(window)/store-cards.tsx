import Link from "next/link";
import type { PublicStore } from "@/lib/window/queries";
import { OpenNow } from "./opening-hours";

/** The stores, with where they are and until when they are open. */
export function StoreCards({ stores }: { stores: PublicStore[] }) {
  return (
    <ul className="stores">
      {stores.map((store) => (
        <li key={store.id} className="card">
          <h2>
            <Link href={`/stores/${store.id}`}>{store.name}</Link>
          </h2>
          <p>{[store.address, store.city].filter(Boolean).join(", ")}</p>
          <OpenNow hours={store.openingHours} />
        </li>
      ))}
    </ul>
  );
}
