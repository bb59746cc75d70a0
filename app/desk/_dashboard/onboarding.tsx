import { ButtonLink } from "@/components/ui/button-link";
import { Section } from "@/components/ui/section";

interface Props {
  has: { stores: boolean; books: boolean; copies: boolean };
  mayAddStores: boolean;
}

/** The first steps for a new shop, with what is done already. */
export function Onboarding({ has, mayAddStores }: Props) {
  const steps = [
    {
      title: "Add a store",
      text: mayAddStores
        ? "A place that sells books, with its address and opening hours. Customers see open stores."
        : "A place that sells books. A manager adds it.",
      done: has.stores,
      action: mayAddStores && { href: "/desk/stores/new", label: "Add the first store" },
    },
    {
      title: "Add a book",
      text: "Title, authors, ISBN and price, once for all stores. Customers can then find it.",
      done: has.books,
      action: { href: "/desk/books/new", label: "Add the first book" },
    },
    {
      title: "Add stock",
      text: "On a store’s page, add the books it has and the number of copies of each.",
      done: has.copies,
      action: has.stores && has.books && { href: "/desk/stores", label: "Choose a store" },
    },
  ];
  const next = steps.find(({ done, action }) => !done && action);
  return (
    <Section title="Get started" card>
      <p className="lead">
        Manage your books, your stores and their stock here. After three steps, customers can find a book and the store
        that has it.
      </p>
      <ol className="steps">
        {steps.map((step) => (
          <li key={step.title} className={step.done ? "step-done" : undefined}>
            <h3>
              {step.title} {step.done && <span className="text-sm text-success">Done</span>}
            </h3>
            <p>{step.text}</p>
            {!step.done && step.action && (
              <ButtonLink href={step.action.href} tone={step === next ? "primary" : "plain"}>
                {step.action.label}
              </ButtonLink>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}
