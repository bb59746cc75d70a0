import { historyMetadata, RecordHistory } from "../../../_record/record-history";

export const generateMetadata = historyMetadata("store");

export default function StoreHistoryPage(props: PageProps<"/desk/stores/[id]/history">) {
  return <RecordHistory entity="store" list={{ label: "Stores", href: "/desk/stores" }} {...props} />;
}
