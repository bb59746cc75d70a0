import { ButtonLink } from "@/components/ui/button-link";
import words from "@/components/ui/error-pages.json";
import { PageHeader } from "@/components/ui/page-header";

const { title, text } = words[404];

/** With the desk around it: whoever came here by an old link goes on from where they are. */
export default function NotFound() {
  return (
    <>
      <title>{title}</title>
      <PageHeader title={title}>
        <p className="lead">{text}</p>
      </PageHeader>
      <p className="actions">
        <ButtonLink href="/desk" tone="primary">
          To the desk
        </ButtonLink>
      </p>
    </>
  );
}
