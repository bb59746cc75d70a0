import { childPath, type Filter, type Group, isGroup } from "@/lib/list/filter/filter";
import { canAdd, canAddGroup, fieldNames } from "@/lib/list/filter/filter-form";
import type { FilterFormView } from "@/lib/list/filter/filter-view";
import { FilterCondition } from "./filter-condition";

interface Props {
  group: Group;
  path: string;
  form: FilterFormView;
  noun: string;
  onChange(): void;
}

/** A group of conditions and groups, how they are joined, and buttons to add more. */
export function FilterGroup({ group, path, form, noun, onChange }: Props) {
  const names = fieldNames(path);
  const isRoot = path === "";
  return (
    <fieldset className="filter-group">
      <legend className="sr-only">{isRoot ? `Which ${noun.toLowerCase()}` : `Group ${partNumber(path)}`}</legend>
      <div className="filter-join">
        <span>{isRoot ? `${noun} that` : "that"}</span>
        <select
          className="input"
          name={names.not}
          aria-label="Match or not"
          value={group.negated ? "on" : ""}
          onChange={onChange}
        >
          <option value="">match</option>
          <option value="on">do not match</option>
        </select>
        <select className="input" name={names.join} aria-label="All or any" value={group.join} onChange={onChange}>
          <option value="all">all</option>
          <option value="any">any</option>
        </select>
        <span>of these:</span>
        {!isRoot && <RemoveButton path={path} what={`group ${partNumber(path)}`} visible="Remove group" />}
      </div>
      <ul className="filter-parts">
        {group.parts.map((part, index) => {
          const at = childPath(path, index);
          return (
            <li key={at}>
              {isGroup(part) ? (
                <FilterGroup group={part} path={at} form={form} noun={noun} onChange={onChange} />
              ) : (
                <FilterCondition condition={part} path={at} form={form} onChange={onChange}>
                  {!isOnly(form.draft) && (
                    <RemoveButton path={at} what={`condition ${partNumber(at)}`} visible="Remove" />
                  )}
                </FilterCondition>
              )}
            </li>
          );
        })}
      </ul>
      <div className="actions">
        {canAdd(form.draft) && <ActionButton value={`add:${path}`}>Add condition</ActionButton>}
        {canAddGroup(form.draft, path) && <ActionButton value={`group:${path}`}>Add group</ActionButton>}
      </div>
    </fieldset>
  );
}

/** "1.0" is the first part of the second one: "2.1". */
const partNumber = (path: string) =>
  path
    .split(".")
    .map((step) => Number(step) + 1)
    .join(".");

/** The only condition cannot be removed: that is what "Clear" is for. */
const isOnly = ({ parts }: Group) => parts.length === 1 && parts.every((part: Filter) => !isGroup(part));

function ActionButton({ value, children }: { value: string; children: string }) {
  return (
    <button type="submit" name="intent" value={value} className="button button-small">
      {children}
    </button>
  );
}

function RemoveButton({ path, what, visible }: { path: string; what: string; visible: string }) {
  return (
    <button
      type="submit"
      name="intent"
      value={`remove:${path}`}
      className="button button-quiet button-small"
      aria-label={`Remove ${what}`}
    >
      {visible}
    </button>
  );
}
