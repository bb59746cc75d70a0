import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/auth/abilities";
import { savableList } from "@/lib/views/lists";
import { toViewQuery } from "@/lib/views/query";
import { requireAbility } from "../../../viewer";
import { initialFormState } from "../../_record/initial-form-state";
import { NewViewForm } from "../view-form";
import { listPath, parseStoreId } from "../view-href";

export const metadata: Metadata = { title: "Save a view" };

export default async function NewViewPage({ searchParams }: PageProps<"/desk/views/new">) {
  const params = await searchParams;
  const list = savableList(params.list);
  const actor = await requireAbility(list?.ability ?? "desk");
  if (!list) notFound();
  const store = parseStoreId(params.store);
  const query = toViewQuery(params);
  const path = listPath(list.name, store);
  return (
    <>
      <PageHeader
        title="Save this view"
        breadcrumbs={path === undefined ? [] : [{ label: list.label, href: `${path}?${query}` }]}
      >
        <p className="lead">Saves the list’s search, filter, sort and grouping. The results are always up to date.</p>
      </PageHeader>
      <NewViewForm
        initial={await initialFormState(actor, {}, { list: list.name, query })}
        mayShare={can(actor, "views.share")}
        store={list.of ? store : undefined}
      />
    </>
  );
}
