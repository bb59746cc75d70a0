import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { getPick } from "@/lib/picks/queries";
import { requireAbility } from "../../../../viewer";
import { EditHeader } from "../../../_record/edit-header";
import { beginForm } from "../../../_record/initial-form-state";
import { rowIdOf, rowOrAnswer } from "../../../_record/route-params";
import { bookChoices } from "../../book-choices";
import { EditPickForm } from "../../pick-form";
import { pickValues } from "../../pick-values";

export const metadata: Metadata = { title: "Edit staff pick" };

export default async function EditPickPage({ params }: PageProps<"/desk/picks/[id]/edit">) {
  const actor = await requireAbility("picks.write");
  const pick = await rowOrAnswer(await getPick(actor, await rowIdOf(params)));
  if (pick && !pick.mayChange) forbidden();
  return (
    <>
      <EditHeader
        list={{ label: "Staff picks", href: "/desk/picks" }}
        noun="staff pick"
        row={pick && { id: pick.id, label: pick.book.title }}
      />
      <EditPickForm
        initial={await beginForm(actor, pick ? pickValues(pick) : {})}
        books={await bookChoices(actor, pick ? { id: pick.bookId, title: pick.book.title } : undefined)}
      />
    </>
  );
}
