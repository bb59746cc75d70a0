import Link from "next/link";
import { sentenceOf, type Told } from "@/lib/history/sentence";
import { historyPathOf, pathOf } from "../../paths";

export type ToldChange = Told & { entityId: number; former?: string };

/** Who did what to which row, in a sentence that leads to the row or, where it is gone, to its history. */
export function ChangeSentence({ change }: { change: ToldChange }) {
  const { subject, predicate, namesRow } = sentenceOf(change);
  return (
    <>
      {subject} {predicate}
      {namesRow && (
        <>
          {" "}
          <Row change={change} />
        </>
      )}
    </>
  );
}

function Row({ change: { entity, entityId, label, former } }: { change: ToldChange }) {
  const row = { entity, id: entityId };
  const href = label === undefined ? historyPathOf(row) : pathOf(row);
  const name = label ?? former ?? `no. ${entityId}, since deleted`;
  return href ? (
    <Link href={href} prefetch={false}>
      {name}
    </Link>
  ) : (
    name
  );
}
