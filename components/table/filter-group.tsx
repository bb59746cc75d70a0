import { type Filter, type Group, isGroup, partPath } from "@/lib/list/filter/filter";
import { canAdd, canAddGroup, fieldNames } from "@/lib/list/filter/filter-form";
import type { FilterFormView } from "@/lib/list/filter/filter-view";
import { FilterCondition } from "./filter-condition";

interface Props {
  group: Group;
  path: string;
  form: FilterFormView;
  noun: string;
  onChoose(): void;
}

/** Conditions and groups that are joined, how, and what can be added to them. */
export function FilterGroup({ group, path, form, noun, onChoose }: Props) {
  const names = fieldNames(path);
  const isWhole = path === "";
  return (
    <fieldset className="filter-group">
      <legend className="sr-only">{isWhole ? `Which ${noun.toLowerCase()}` : `Group ${numberOf(path)}`}</legend>
      <div className="filter-join">
        <span>{isWhole ? `${noun} that` : "that"}</span>
        <select
          className="input"
          name={names.not}
          aria-label="Match or not"
          value={group.negated ? "on" : ""}
          onChange={onChoose}
        >
          <option value="">match</option>
          <option value="on">do not match</option>
        </select>
        <select className="input" name={names.join} aria-label="All or any" value={group.join} onChange={onChoose}>
          <option value="all">all</option>
          <option value="any">any</option>
        </select>
        <span>of these:</span>
        {!isWhole && <Remove path={path} what={`group ${numberOf(path)}`} visible="Remove group" />}
      </div>
      <ul className="filter-parts">
        {group.parts.map((part, index) => {
          const at = partPath(path, index);
          return (
            <li key={at}>
              {isGroup(part) ? (
                <FilterGroup group={part} path={at} form={form} noun={noun} onChoose={onChoose} />
              ) : (
                <FilterCondition condition={part} path={at} form={form} onChoose={onChoose}>
                  {!isOnly(form.draft) && <Remove path={at} what={`condition ${numberOf(at)}`} visible="Remove" />}
                </FilterCondition>
              )}
            </li>
          );
        })}
      </ul>
      <div className="actions">
        {canAdd(form.draft) && <Do value={`add:${path}`}>Add condition</Do>}
        {canAddGroup(form.draft, path) && <Do value={`group:${path}`}>Add group</Do>}
      </div>
    </fieldset>
  );
}

/** "1.0" is the first part of the second one: "2.1". */
const numberOf = (path: string) =>
  path
    .split(".")
    .map((step) => Number(step) + 1)
    .join(".");

/** The one condition there is cannot be taken away: that is what "Clear" is for. */
const isOnly = ({ parts }: Group) => parts.length === 1 && parts.every((part: Filter) => !isGroup(part));

function Do({ value, children }: { value: string; children: string }) {
  return (
    <button type="submit" name="do" value={value} className="button button-small">
      {children}
    </button>
  );
}

function Remove({ path, what, visible }: { path: string; what: string; visible: string }) {
  return (
    <button
      type="submit"
      name="do"
      value={`remove:${path}`}
      className="button button-quiet button-small"
      aria-label={`Remove ${what}`}
    >
      {visible}
    </button>
  );
}
