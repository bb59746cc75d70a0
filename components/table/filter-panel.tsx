import type { FilterFormView } from "@/lib/list/filter/filter-view";
import { Section } from "../ui/section";
import { FilterForm } from "./filter-form";
import type { ListView } from "./list-url";

interface Props {
  path: string;
  noun: string;
  request: ListView;
  form: FilterFormView;
}

/** The filter form of a list, while it is open. */
export function FilterPanel({ path, noun, request, form }: Props) {
  const { q, sort, where, size, group } = request;
  return (
    <Section title="Filter" card>
      {/* A new server response replaces the browser's state. */}
      <FilterForm
        key={JSON.stringify(form)}
        path={path}
        noun={noun}
        view={{ q, sort, where, size, group }}
        form={form}
      />
    </Section>
  );
}
