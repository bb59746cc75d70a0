import { PageHeader } from "@/components/ui/page-header";

interface Props {
  list: { label: string; href: string };
  /** What is edited, in a word: "author". */
  noun: string;
  /** Null when the row was deleted meanwhile. */
  row: { id: number; label: string } | null;
}

/** The head of a page that edits a row. */
export function EditHeader({ list, noun, row }: Props) {
  return (
    <PageHeader
      title={`Edit ${row?.label ?? noun}`}
      breadcrumbs={row ? [list, { label: row.label, href: `${list.href}/${row.id}` }] : [list]}
    />
  );
}
