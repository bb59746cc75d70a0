import type { Metadata } from "next";
import { mergeAuthorsAction } from "../../merging/actions";
import { MergeRows } from "../../merging/merge-rows";

export const metadata: Metadata = { title: "Merge authors" };

export default async function MergeAuthorsPage({ searchParams }: PageProps<"/desk/authors/merge">) {
  return <MergeRows entity="author" params={await searchParams} action={mergeAuthorsAction} />;
}
