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

export const metadata: Metadata = { title: "Style" };

/** Every part that pages are made of, in every state it can be in: for whoever builds the next page. */
export default async function StyleguidePage() {
  await requireAbility("desk");
  return (
    <>
      <PageHeader
        title="Style"
        breadcrumbs={[{ label: "Desk", href: "/desk" }]}
        actions={<ButtonLink href="/desk/styleguide">An action</ButtonLink>}
      >
        <p className="lead">What the pages are made of, each part in each of its states. Nothing here is saved.</p>
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
          <Badge tone="success">Good</Badge>
          <Badge tone="info">Note</Badge>
          <Badge tone="error">Bad</Badge>
        </p>
      </Section>
      <Section title="Messages">
        <Message tone="success" dismissible>
          <p>“Emma” was added. It can be put away.</p>
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
      <Section title="Facts" card>
        <DescriptionList
          empty="dash"
          facts={[
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
      <Section title="Deleting, notes and keys">
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
      <Section title="Where there is nothing">
        <EmptyState title="No books yet" action={<ButtonLink href="/desk/styleguide">Add the first book</ButtonLink>}>
          <p>Every book that a store may have is listed here once, whatever stores have it.</p>
        </EmptyState>
      </Section>
    </>
  );
}

/** These are of no book that has an address. */
function dataUrl(svg: string): string {
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
}
