import type { Metadata } from "next";
import { mergeBooksAction } from "../../merge/actions";
import { MergeRows } from "../../merge/merge-rows";

export const metadata: Metadata = { title: "Merge books" };

export default async function MergeBooksPage({ searchParams }: PageProps<"/desk/books/merge">) {
  return <MergeRows entity="book" params={await searchParams} action={mergeBooksAction} />;
}
