"use client";
import { unstable_isUnrecognizedActionError as isStaleTab } from "next/navigation";
import { Lost } from "@/components/ui/lost";
import words from "@/components/ui/lost.json";

const { 500: failed, 409: updated } = words;

export default function ErrorPage({ error }: { error: Error & { digest?: string } }) {
  const { digest = "none" } = error;
  if (isStaleTab(error)) {
    return (
      <Lost title={updated.title} back={updated.back}>
        <p>{updated.text}</p>
      </Lost>
    );
  }
  return (
    <Lost title={failed.title} back={failed.back}>
      <p>
        {failed.text} <code>{digest}</code>
      </p>
    </Lost>
  );
}
