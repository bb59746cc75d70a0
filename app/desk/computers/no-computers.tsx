import { ButtonLink } from "@/components/ui/button-link";
import { Empty } from "@/components/ui/empty";

/** What stands in the place of the computers: a search without an answer, or a shop that has yet to begin. */
export function NoComputers({ searched, mayAdd }: { searched: boolean; mayAdd: boolean }) {
  if (searched) return <Empty title="No computer matches">Try fewer letters, or clear the search.</Empty>;
  return (
    <Empty
      title="No computers yet"
      action={
        mayAdd && (
          <ButtonLink href="/desk/computers/new" tone="primary">
            Add the first computer
          </ButtonLink>
        )
      }
    >
      The tills and the machines in the offices: how much memory each has, which store it stands in, and the serial
      number to give when it breaks.
    </Empty>
  );
}
