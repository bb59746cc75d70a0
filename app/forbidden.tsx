import type { Metadata } from "next";
import { Lost } from "@/components/ui/lost";

export const metadata: Metadata = { title: "Not for your role" };

export default function Forbidden() {
  return (
    <Lost title="This page is not for your role" back={[{ label: "To the desk", href: "/desk" }]}>
      <p>Ask an admin if you need it.</p>
    </Lost>
  );
}
