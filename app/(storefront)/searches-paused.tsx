import { PageHeader } from "@/components/ui/page-header";
import { TOO_MANY_SEARCHES, tooManySearchesMessage } from "@/lib/storefront/search-rate-limit";

/**
 * Shown instead of results when the rate limit is exceeded and proxy.ts did not reject the request: a page cannot set
 * its status.
 */
export function SearchesPaused({ seconds }: { seconds: number }) {
  return (
    <PageHeader title={TOO_MANY_SEARCHES}>
      <p className="lead">{tooManySearchesMessage(seconds)}</p>
    </PageHeader>
  );
}
