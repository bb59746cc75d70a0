import { ButtonLink } from "@/components/ui/button-link";
import { Section } from "@/components/ui/section";

interface Props {
  has: { stores: boolean; books: boolean; copies: boolean };
  mayAddStores: boolean;
}

/** For a shop that has yet to begin: what this is, what to do first, and what is done already. */
export function Onboarding({ has, mayAddStores }: Props) {
  const steps = [
    {
      title: "Add a store",
      text: mayAddStores
        ? "Each place that sells books, with its address and opening hours. Customers see those that are open."
        : "Each place that sells books. A manager adds it.",
      done: has.stores,
      action: mayAddStores && { href: "/desk/stores/new", label: "Add the first store" },
    },
    {
      title: "Add a book",
      text: "Title, authors, ISBN and price, once for all stores. Customers can look it up from then on.",
      done: has.books,
      action: { href: "/desk/books/new", label: "Add the first book" },
    },
    {
      title: "Say where copies are",
      text: "On the page of a store you add the books that stand on its shelves, and how many of each.",
      done: has.copies,
      action: has.stores && has.books && { href: "/desk/stores", label: "Choose a store" },
    },
  ];
  const next = steps.find(({ done, action }) => !done && action);
  return (
    <Section title="Start here" card>
      <p className="lead">
        The desk is where the shop keeps its books, its stores and what each store has. Three steps, and customers can
        find a book and the store that has it.
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
