import { PageHeader } from "@/components/ui/page-header";
import { searchAgainIn, TOO_MANY_SEARCHES } from "@/lib/storefront/search-limit";

/** Stands instead of results where proxy.ts did not answer: a page cannot choose its status. */
export function SearchesPaused({ seconds }: { seconds: number }) {
  return (
    <PageHeader title={TOO_MANY_SEARCHES}>
      <p className="lead">{searchAgainIn(seconds)}</p>
    </PageHeader>
  );
}
