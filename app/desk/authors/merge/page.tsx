import type { Metadata } from "next";
import { mergeAuthorsAction } from "../../merge/actions";
import { MergeRows } from "../../merge/merge-rows";

export const metadata: Metadata = { title: "Merge authors" };

export default async function MergeAuthorsPage({ searchParams }: PageProps<"/desk/authors/merge">) {
  return <MergeRows entity="author" params={await searchParams} action={mergeAuthorsAction} />;
}
