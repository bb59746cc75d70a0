import { historyMetadata, RecordHistory } from "../../../_record/record-history";

export const generateMetadata = historyMetadata("pick");

export default function PickHistoryPage(props: PageProps<"/desk/picks/[id]/history">) {
  return <RecordHistory entity="pick" list={{ label: "Staff picks", href: "/desk/picks" }} {...props} />;
}
