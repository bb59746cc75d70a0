import { historyMetadata, RecordHistory } from "../../../_record/record-history";

export const generateMetadata = historyMetadata("computer");

export default function ComputerHistoryPage(props: PageProps<"/desk/computers/[id]/history">) {
  return <RecordHistory entity="computer" list={{ label: "Computers", href: "/desk/computers" }} {...props} />;
}
