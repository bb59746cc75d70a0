import { historyTitle, RecordHistory } from "../../../record-history";

export const generateMetadata = historyTitle("computer");

export default function ComputerHistoryPage(props: PageProps<"/desk/computers/[id]/history">) {
  return <RecordHistory entity="computer" list={{ label: "Computers", href: "/desk/computers" }} {...props} />;
}
