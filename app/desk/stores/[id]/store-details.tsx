import Link from "next/link";
import { DescriptionList } from "@/components/ui/description-list";
import { describeHours } from "@/lib/stores/hours";

interface Props {
  store: {
    id: number;
    open: boolean;
    address: string | null;
    city: string | null;
    phone: string | null;
    email: string | null;
    openingHours: string | null;
  };
}

/** Address, contact details and opening hours of a store. */
export function StoreDetails({ store: { id, open, address, city, phone, email, openingHours } }: Props) {
  return (
    <DescriptionList
      items={[
        { label: "Address", value: address },
        { label: "City", value: city },
        { label: "Phone", value: phone && <a href={`tel:${phone.replace(/[^+\d]/g, "")}`}>{phone}</a> },
        { label: "Email", value: email && <a href={`mailto:${email}`}>{email}</a> },
        { label: "Opening hours", value: openingHours && formatHours(openingHours) },
        {
          label: "Shop site",
          value: open && (
            <Link href={`/stores/${id}`} data-actions="">
              View on shop site
            </Link>
          ),
        },
      ]}
    />
  );
}

/** One line per range of days; unparsable hours are shown unchanged. */
function formatHours(hours: string): string {
  const lines = describeHours(hours).map(({ days, times }) => `${days}: ${times}`);
  return lines.length > 0 ? lines.join("\n") : hours;
}
