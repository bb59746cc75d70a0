import { notFound } from "next/navigation";
import texts from "@/components/ui/error-pages.json";
import { requireAbility } from "../../viewer";

export const metadata = { title: texts[404].title };

/** Answers unknown URLs at the desk with 404 inside the desk's layout, so that the navigation stays available. */
export default async function UnknownPage() {
  await requireAbility("desk");
  notFound();
}
