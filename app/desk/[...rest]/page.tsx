import { notFound } from "next/navigation";
import { requireAbility } from "../../viewer";

/** An address at the desk that nothing answers to: said within the frame, from which one can go on. */
export default async function NoSuchPage() {
  await requireAbility("desk");
  notFound();
}
