import { PageHeader } from "@/components/ui/page-header";
import { TOO_MANY_SEARCHES, tooManySearchesMessage } from "@/lib/storefront/search-rate-limit";

/** Stands instead of results where proxy.ts did not answer: a page cannot choose its status. */
export function SearchesPaused({ seconds }: { seconds: number }) {
  return (
    <PageHeader title={TOO_MANY_SEARCHES}>
      <p className="lead">{tooManySearchesMessage(seconds)}</p>
    </PageHeader>
  );
}
