import { notFound, redirect } from "next/navigation";
import { getView } from "@/lib/views/queries";
import { myStore } from "../../../my-store";
import { requireAbility } from "../../../viewer";
import { parseRecordId } from "../../_record/route-params";
import { viewHref } from "../view-href";

/** A saved view has no page of its own: it is its list. */
export default async function ViewPage({ params }: PageProps<"/desk/views/[id]">) {
  const actor = await requireAbility("desk");
  const view = await getView(actor, await parseRecordId(params));
  if (!view) notFound();
  redirect(viewHref(view, await myStore()) ?? "/desk/views");
}
