import Link from "next/link";
import type { FilterProblem } from "@/lib/list/filter/filter";
import type { ListPage } from "@/lib/list/load-list-page";
import { Message } from "../ui/message";
import { listHref } from "./list-url";

interface Props {
  path: string;
  page: Pick<ListPage<unknown>, "request" | "filter">;
}

/** The active filter of a list as a sentence; or why it is invalid. */
export function ActiveFilter({ path, page }: Props) {
  const { request, filter } = page;
  const [problem] = request.problems;
  if (typeof problem?.location === "number")
    return <InvalidFilter path={path} page={page} problem={problem} at={problem.location} />;
  if (filter.summary.length === 0) return null;
  return (
    <p className="active-filter">
      <span className="text-soft">Filter:</span>{" "}
      {filter.summary.map(({ text, strong }, index) =>
        strong ? <strong key={index}>{text}</strong> : <span key={index}>{text}</span>,
      )}{" "}
      <span className="filter-links">
        {!filter.form && (
          <Link href={listHref(path, request, { edit: true })} prefetch={false}>
            Edit<span className="sr-only"> filter</span>
          </Link>
        )}
        <Link href={listHref(path, request, { where: "" })} prefetch={false}>
          Clear<span className="sr-only"> filter</span>
        </Link>
      </span>
    </p>
  );
}

function InvalidFilter({ path, page, problem, at }: Props & { problem: FilterProblem; at: number }) {
  const { request } = page;
  const characters = [...request.where];
  const before = characters.slice(0, at - 1).join("");
  const behind = characters.slice(at - 1 + [...problem.excerpt].length).join("");
  return (
    <Message tone="error" title="This filter isn’t valid">
      <p>
        <code className="break-all">
          {before}
          <mark>{problem.excerpt}</mark>
          {behind}
        </code>
      </p>
      <p>
        {problem.excerpt ? `At character ${at}, “${problem.excerpt}”: ` : "At its end: "}
        {problem.reason}
      </p>
      <p className="filter-links">
        <Link href={listHref(path, request, { where: "", edit: true })} prefetch={false}>
          New filter
        </Link>
        <Link href={listHref(path, request, { where: "" })} prefetch={false}>
          Clear filter
        </Link>
      </p>
    </Message>
  );
}
