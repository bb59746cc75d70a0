import { historyTitle, RecordHistory } from "../../../record-history";

export const generateMetadata = historyTitle("user");

export default function UserHistoryPage(props: PageProps<"/desk/users/[id]/history">) {
  return <RecordHistory entity="user" list={{ label: "Users", href: "/desk/users" }} {...props} />;
}
