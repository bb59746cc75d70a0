import Link from "next/link";
import { ButtonLink } from "@/components/ui/button-link";
import type { getStoreDependents } from "@/lib/stores/queries";
import { formatCount } from "@/lib/values/format";
import { recordPath } from "../../../../paths";

type Props = Awaited<ReturnType<typeof getStoreDependents>> & { store: { id: number; name: string; open: boolean } };

/** Why a store cannot be deleted, and what to do instead. */
export function StoreInUse({ store, titles, copies, computers, see }: Props) {
  const path = `/desk/stores/${store.id}`;
  const has = [
    titles > 0 && `${formatCount(titles, "title")} in stock (${formatCount(copies, "copy", "copies")})`,
    computers > 0 && formatCount(computers, "computer"),
  ].filter(Boolean);
  const others = titles + computers - see.length;
  return (
    <>
      <p className="lead">
        Can’t delete: {store.name} has {has.join(" and ")}.{" "}
        {store.open
          ? "Close it instead: a closed store keeps its stock, and customers no longer see it."
          : "It is closed already: customers do not see it."}{" "}
        To delete it, remove these first.
      </p>
      <ul className="my-4 list-disc ps-5">
        {see.map((reference) => (
          <li key={`${reference.entity} ${reference.id}`}>
            <Link href={recordPath(reference)} prefetch={false}>
              {reference.label}
            </Link>
          </li>
        ))}
        {others > 0 && <li>and {formatCount(others, "other")}</li>}
      </ul>
      <ButtonLink href={path}>Back to {store.name}</ButtonLink>
    </>
  );
}
