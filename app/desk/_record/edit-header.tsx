import { PageHeader } from "@/components/ui/page-header";

interface Props {
  list: { label: string; href: string };
  /** The entity's name: "author". */
  noun: string;
  /** Null if the row was deleted in the meantime. */
  row: { id: number; label: string } | null;
}

/** The heading of a page that edits a row. */
export function EditHeader({ list, noun, row }: Props) {
  return (
    <PageHeader
      title={`Edit ${row?.label ?? noun}`}
      breadcrumbs={row ? [list, { label: row.label, href: `${list.href}/${row.id}` }] : [list]}
    />
  );
}
