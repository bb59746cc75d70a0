import type { Metadata } from "next";
import { ErrorPage } from "@/components/ui/error-page";
import texts from "@/components/ui/error-pages.json";

const { title, text, back } = texts[403];

export const metadata: Metadata = { title };

export default function Forbidden() {
  return (
    <ErrorPage title={title} back={back}>
      <p>{text}</p>
    </ErrorPage>
  );
}
