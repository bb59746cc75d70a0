"use client";
import { unstable_isUnrecognizedActionError as isStaleTab } from "next/navigation";
import { Lost } from "@/components/ui/lost";

export default function ErrorPage({ error }: { error: Error & { digest?: string } }) {
  const { digest = "none" } = error;
  if (isStaleTab(error)) {
    return (
      <Lost title="Deckle has been updated" back={[{ label: "To the desk", href: "/desk" }]}>
        <p>This tab is from before the update, so nothing was saved. Reload the page and do it once more.</p>
      </Lost>
    );
  }
  return (
    <Lost
      title="Something went wrong"
      back={[
        { label: "To the desk", href: "/desk" },
        { label: "To the start", href: "/" },
      ]}
    >
      <p>Nothing that you did was half done. Try again; if it stays, tell an admin this number: {digest}.</p>
    </Lost>
  );
}
