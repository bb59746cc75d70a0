import { DescriptionList } from "@/components/ui/description-list";
import type { PublicStore } from "@/lib/storefront/queries";
import { OpeningHours } from "../../opening-hours";

/** Address, contact details and opening hours of a store. */
export function StoreDetails({ store }: { store: PublicStore }) {
  const { phone, email, openingHours } = store;
  return (
    <div className="card max-w-2xl">
      <DescriptionList
        items={[
          { label: "Address", value: [store.address, store.city].filter(Boolean).join("\n") },
          { label: "Phone", value: phone && <a href={`tel:${phone.replace(/[^+\d]/g, "")}`}>{phone}</a> },
          { label: "Email", value: email && <a href={`mailto:${email}`}>{email}</a> },
          { label: "Opening hours", value: openingHours && <OpeningHours hours={openingHours} /> },
        ]}
      />
    </div>
  );
}
