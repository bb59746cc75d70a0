import { ButtonLink } from "@/components/ui/button-link";
import texts from "@/components/ui/error-pages.json";
import { PageHeader } from "@/components/ui/page-header";

const { title, text } = texts[404];

/** Inside the desk's layout, so that the navigation stays available. */
export default function NotFound() {
  return (
    <>
      <title>{title}</title>
      <PageHeader title={title}>
        <p className="lead">{text}</p>
      </PageHeader>
      <p className="actions">
        <ButtonLink href="/desk" tone="primary">
          Back to dashboard
        </ButtonLink>
      </p>
    </>
  );
}
