import type { Metadata } from "next";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button-link";
import { Cover } from "@/components/ui/cover";
import { DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { Message } from "@/components/ui/message";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { drawCover } from "@/lib/covers/render/draw";
import { requireAbility } from "../../viewer";
import { books } from "./books";
import { Buttons } from "./buttons";
import { Charts } from "./charts";
import { Colours } from "./colours";
import { FormStates } from "./form-states";
import { Lists } from "./lists";
import { Notes } from "./notes";
import { Tables } from "./tables";
import { Type } from "./type";

export const metadata: Metadata = { title: "Styleguide" };

/** Every component in every state, for developers. */
export default async function StyleguidePage() {
  await requireAbility("desk");
  return (
    <>
      <PageHeader
        title="Styleguide"
        breadcrumbs={[{ label: "Dashboard", href: "/desk" }]}
        actions={<ButtonLink href="/desk/styleguide">An action</ButtonLink>}
      >
        <p className="lead">Every component in every state. Nothing here is saved.</p>
      </PageHeader>
      <Section title="Type">
        <Type />
      </Section>
      <Section title="Colours">
        <Colours />
      </Section>
      <Section title="Buttons and links" aside={<a href="#content">A link beside a heading</a>}>
        <Buttons />
      </Section>
      <Section title="Badges">
        <p className="flex flex-wrap gap-2">
          <Badge>Plain</Badge>
          <Badge tone="success">Success</Badge>
          <Badge tone="info">Info</Badge>
          <Badge tone="error">Error</Badge>
        </p>
      </Section>
      <Section title="Messages">
        <Message tone="success" dismissible>
          <p>“Emma” was added. This message can be dismissed.</p>
        </Message>
        <Message tone="info" title="Something to know">
          <p>The store “Harbour Street” is closed: customers do not see it.</p>
        </Message>
        <Message tone="error" title="Nothing was saved">
          <p>Another book has this ISBN.</p>
        </Message>
      </Section>
      <Section title="Forms">
        <FormStates />
      </Section>
      <Section title="Description lists" card>
        <DescriptionList
          empty="dash"
          items={[
            { label: "Publisher", value: "John Murray" },
            { label: "Opening hours", value: "Monday to Friday\n09:00–18:00" },
            { label: "Phone", value: <a href="tel:01632960112">01632 960112</a> },
            { label: "Series", value: null },
          ]}
        />
      </Section>
      <Section title="Tables">
        <Tables />
      </Section>
      <Section title="Search and pages">
        <Lists />
      </Section>
      <Section title="Deleting, notices and shortcuts">
        <Notes />
      </Section>
      <Section title="Charts">
        <Charts />
      </Section>
      <Section title="Covers">
        <ul className="book-cards">
          {books.map((book) => (
            <li key={book.title}>
              <Cover src={dataUrl(drawCover(book))} alt={book.title} size="card" />
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Empty states">
        <EmptyState title="No books yet" action={<ButtonLink href="/desk/styleguide">Add the first book</ButtonLink>}>
          <p>Every title is listed here once, for all stores.</p>
        </EmptyState>
      </Section>
    </>
  );
}

/** A data URL: these covers belong to no book with a route. */
function dataUrl(svg: string): string {
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
}
