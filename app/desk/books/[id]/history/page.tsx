import { historyTitle, RecordHistory } from "../../../_record/record-history";

export const generateMetadata = historyTitle("book");

export default function BookHistoryPage(props: PageProps<"/desk/books/[id]/history">) {
  return <RecordHistory entity="book" list={{ label: "Books", href: "/desk/books" }} {...props} />;
}
