import { historyMetadata, RecordHistory } from "../../../_record/record-history";

export const generateMetadata = historyMetadata("author");

export default function AuthorHistoryPage(props: PageProps<"/desk/authors/[id]/history">) {
  return <RecordHistory entity="author" list={{ label: "Authors", href: "/desk/authors" }} {...props} />;
}
