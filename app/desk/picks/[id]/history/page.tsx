import { historyTitle, RecordHistory } from "../../../_record/record-history";

export const generateMetadata = historyTitle("pick");

export default function PickHistoryPage(props: PageProps<"/desk/picks/[id]/history">) {
  return <RecordHistory entity="pick" list={{ label: "Staff picks", href: "/desk/picks" }} {...props} />;
}
