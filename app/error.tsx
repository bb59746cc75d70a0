"use client";
import { unstable_isUnrecognizedActionError as isStaleTab } from "next/navigation";
import { Lost } from "@/components/ui/lost";
import words from "@/components/ui/lost.json";

const { title, text, back } = words[500];

export default function ErrorPage({ error }: { error: Error & { digest?: string } }) {
  const { digest = "none" } = error;
  if (isStaleTab(error)) {
    return (
      <Lost title="Deckle has been updated" back={back}>
        <p>This tab is from before the update, so nothing was saved. Reload the page and do it once more.</p>
      </Lost>
    );
  }
  return (
    <Lost title={title} back={back}>
      <p>
        {text} <code>{digest}</code>
      </p>
    </Lost>
  );
}
