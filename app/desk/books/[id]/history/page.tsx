import { historyMetadata, RecordHistory } from "../../../_record/record-history";

export const generateMetadata = historyMetadata("book");

export default function BookHistoryPage(props: PageProps<"/desk/books/[id]/history">) {
  return <RecordHistory entity="book" list={{ label: "Books", href: "/desk/books" }} {...props} />;
}
