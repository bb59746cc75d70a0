import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";

export default function NotFound() {
  return (
    <>
      <title>Page not found</title>
      <PageHeader title="Page not found">
        <p className="lead">
          It may have been deleted, or the address may be mistyped. Use the search above to find any book.
        </p>
      </PageHeader>
      <p className="actions">
        <ButtonLink href="/books" tone="primary">
          Browse books
        </ButtonLink>
        <ButtonLink href="/stores">Our stores</ButtonLink>
      </p>
    </>
  );
}
