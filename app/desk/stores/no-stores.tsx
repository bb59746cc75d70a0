import { ButtonLink } from "@/components/ui/button-link";
import { Empty } from "@/components/ui/empty";

/** What stands in the place of the stores: a search without an answer, or a shop that has yet to begin. */
export function NoStores({ searched, mayAdd }: { searched: boolean; mayAdd: boolean }) {
  if (searched) return <Empty title="No store matches">Try fewer letters, or clear the search.</Empty>;
  return (
    <Empty
      title="No stores yet"
      action={
        mayAdd && (
          <ButtonLink href="/desk/stores/new" tone="primary">
            Add the first store
          </ButtonLink>
        )
      }
    >
      Each place that sells books stands here with its address, its opening hours and its stock. Customers see those
      that are open.
    </Empty>
  );
}
