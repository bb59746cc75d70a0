import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { getPick } from "@/lib/picks/queries";
import { requireAbility } from "../../../../viewer";
import { EditHeader } from "../../../_record/edit-header";
import { initialFormState } from "../../../_record/initial-form-state";
import { parseRecordId, recordOrNotFound } from "../../../_record/route-params";
import { getBookOptions } from "../../book-options";
import { EditPickForm } from "../../pick-form";
import { pickValues } from "../../pick-values";

export const metadata: Metadata = { title: "Edit staff pick" };

export default async function EditPickPage({ params }: PageProps<"/desk/picks/[id]/edit">) {
  const actor = await requireAbility("picks.write");
  const pick = await recordOrNotFound(await getPick(actor, await parseRecordId(params)));
  if (pick && !pick.mayChange) forbidden();
  return (
    <>
      <EditHeader
        list={{ label: "Staff picks", href: "/desk/picks" }}
        noun="staff pick"
        row={pick && { id: pick.id, label: pick.book.title }}
      />
      <EditPickForm
        initial={await initialFormState(actor, pick ? pickValues(pick) : {})}
        books={await getBookOptions(actor, pick ? { id: pick.bookId, title: pick.book.title } : undefined)}
      />
    </>
  );
}
