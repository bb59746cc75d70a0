import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/auth/abilities";
import { lists, viewListNamed } from "@/lib/views/lists";
import { viewQuery } from "@/lib/views/query";
import { requireAbility } from "../../../viewer";
import { beginForm } from "../../draft";
import { NewViewForm } from "../view-form";
import { listPath, storeNamed } from "../view-href";

export const metadata: Metadata = { title: "Save a view" };

export default async function NewViewPage({ searchParams }: PageProps<"/desk/views/new">) {
  const params = await searchParams;
  const list = viewListNamed(params.list);
  const actor = await requireAbility(list ? lists[list].needs : "desk");
  if (!list) notFound();
  const store = storeNamed(params.store);
  const query = viewQuery(params);
  const path = listPath(list, store);
  return (
    <>
      <PageHeader
        title="Save this view"
        crumbs={path === undefined ? [] : [{ label: lists[list].label, href: `${path}?${query}` }]}
      >
        <p className="lead">
          The list’s search, filter, order and groups are kept under a name. What it shows is always as things are then.
        </p>
      </PageHeader>
      <NewViewForm
        initial={await beginForm(actor, {}, { list, query })}
        mayShare={can(actor, "views.share")}
        store={list === "stock" ? store : undefined}
      />
    </>
  );
}
