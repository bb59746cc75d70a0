import type { Metadata } from "next";
import { ErrorPage } from "@/components/ui/error-page";
import texts from "@/components/ui/error-pages.json";

const { title, text, back } = texts[404];

export const metadata: Metadata = { title };

export default function NotFound() {
  return (
    <ErrorPage title={title} back={back}>
      <p>{text}</p>
    </ErrorPage>
  );
}
