import Link from "next/link";
import type { PublicStore } from "@/lib/storefront/queries";
import { OpeningHours, OpenStatus } from "./opening-hours";

interface Props {
  stores: PublicStore[];
  /** Shows the opening hours of the whole week. */
  hours?: boolean;
}

/** The stores with their addresses and opening status. */
export function StoreCards({ stores, hours = false }: Props) {
  return (
    <ul className={hours ? "stores stores-large" : "stores"}>
      {stores.map((store) => (
        <li key={store.id} className="card">
          <h2>
            <Link href={`/stores/${store.id}`} prefetch={false}>
              {store.name}
            </Link>
          </h2>
          <p>{[store.address, store.city].filter(Boolean).join(", ")}</p>
          <OpenStatus hours={store.openingHours} />
          {hours && store.openingHours && <OpeningHours hours={store.openingHours} />}
        </li>
      ))}
    </ul>
  );
}
