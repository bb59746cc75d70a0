import type { Metadata } from "next";
import { Lost } from "@/components/ui/error-page";
import words from "@/components/ui/lost.json";

const { title, text, back } = words[403];

export const metadata: Metadata = { title };

export default function Forbidden() {
  return (
    <Lost title={title} back={back}>
      <p>{text}</p>
    </Lost>
  );
}
