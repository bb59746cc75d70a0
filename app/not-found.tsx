import type { Metadata } from "next";
import { Lost } from "@/components/ui/lost";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <Lost
      title="There is no such page"
      back={[
        { label: "To the books", href: "/books" },
        { label: "To the start", href: "/" },
      ]}
    >
      <p>It may have been deleted, or the address has a slip in it.</p>
    </Lost>
  );
}
