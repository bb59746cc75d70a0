import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ButtonForm } from "@/components/form/button-form";
import { DraftChanges } from "@/components/form/drafts/draft-changes";
import { emptyFormState } from "@/components/form/form-state";
import { Cover } from "@/components/ui/cover";
import { Message } from "@/components/ui/message";
import { PageHeader } from "@/components/ui/page-header";
import { getBook } from "@/lib/books/queries";
import { readFormErrors } from "../../../../form-error-cookie";
import { requireAbility } from "../../../../viewer";
import { initialFormState } from "../../../_record/initial-form-state";
import { parseRecordId } from "../../../_record/route-params";
import { removeCoverAction } from "../actions";
import { CoverForm } from "./cover-form";

export const metadata: Metadata = { title: "Cover" };

export default async function CoverPage({ params, searchParams }: PageProps<"/desk/books/[id]/cover">) {
  const actor = await requireAbility("catalogue.edit");
  const [book, query] = await Promise.all([getBook(actor, await parseRecordId(params)), searchParams]);
  if (!book) notFound();
  const problem = query.again ? await readFormErrors(`/desk/books/${book.id}/cover`) : undefined;
  const {
    key,
    values,
    message,
    draftChanges: differs,
    draftSessionId = "",
  } = await initialFormState(actor, { id: String(book.id), alt: book.coverAlt ?? "" });
  const ids = { id: String(book.id), version: String(book.version) };
  const isPicture = book.coverHash !== null;
  return (
    <>
      <PageHeader
        title={`Cover of ${book.title}`}
        breadcrumbs={[
          { label: "Books", href: "/desk/books" },
          { label: book.title, href: `/desk/books/${book.id}` },
        ]}
      />
      {problem && (
        <Message tone="error">
          <p>{problem.message}</p>
        </Message>
      )}
      {!problem && message && (
        <Message tone={message.tone}>
          <p>{message.text}</p>
        </Message>
      )}
      {!problem && differs && <DraftChanges changes={differs} labels={{ alt: "Alt text" }} />}
      <div className="beside-cover">
        <div>
          <Cover src={book.cover} alt={book.coverAlt ?? `Cover of ${book.title}`} size="page" priority />
        </div>
        <div>
          <p>
            {isPicture
              ? "This picture was uploaded. Choose another to replace it."
              : "This cover is drawn from the title, the authors and the series. Choose a picture to have that instead."}
          </p>
          <CoverForm
            action={`/api/desk/books/${book.id}/cover`}
            cancel={`/desk/books/${book.id}`}
            submission={key}
            version={ids.version}
            alt={problem?.values.alt ?? values.alt ?? ""}
            savedAlt={book.coverAlt ?? ""}
            draftSessionId={draftSessionId}
            isPicture={isPicture}
            problems={problem?.fields}
          />
          {isPicture && (
            <ButtonForm
              action={removeCoverAction}
              initial={emptyFormState()}
              values={ids}
              label="Remove the picture"
              busy="Removing…"
              tone="danger"
            />
          )}
        </div>
      </div>
    </>
  );
}
