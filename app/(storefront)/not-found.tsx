import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";

export default function NotFound() {
  return (
    <>
      <title>There is no such page</title>
      <PageHeader title="There is no such page">
        <p className="lead">
          It may be gone, or the address has a slip in it. The search above looks through every book.
        </p>
      </PageHeader>
      <p className="actions">
        <ButtonLink href="/books" tone="primary">
          Browse the books
        </ButtonLink>
        <ButtonLink href="/stores">See the stores</ButtonLink>
      </p>
    </>
  );
}
