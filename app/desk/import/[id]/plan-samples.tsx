import Link from "next/link";
import { Section } from "@/components/ui/section";
import type { Plan, PlanSample } from "@/lib/import/plan/plan";
import { formatCount, formatNumber } from "@/lib/values/format";
import { Differences } from "../../_record/differences";

/** Samples of automatic fixes, changed records and new records. */
export function PlanSamples({ plan, folder }: { plan: Plan; folder: string }) {
  const { created, changed } = plan.samples;
  return (
    <>
      <Repairs repairs={plan.repairs} />
      {changed.length > 0 && (
        <Section title="To change" aside={<ShownOf shown={changed.length} of={plan.changed} />}>
          <Samples samples={changed} folder={folder} />
        </Section>
      )}
      {created.length > 0 && (
        <Section title="To add" aside={<ShownOf shown={created.length} of={plan.created} />}>
          <details>
            <summary>Show {formatCount(created.length, "row")}</summary>
            <Samples samples={created} folder={folder} />
          </details>
        </Section>
      )}
    </>
  );
}

function ShownOf({ shown, of }: { shown: number; of: number }) {
  if (shown >= of) return null;
  return (
    <p className="field-hint">
      {formatNumber(shown)} of {formatNumber(of)}
    </p>
  );
}

function Samples({ samples, folder }: { samples: PlanSample[]; folder: string }) {
  return (
    <ol className="change-list">
      {samples.map(({ line, label, differences, id }) => (
        <li key={line}>
          <p>
            <span className="text-soft">Line {line}</span>{" "}
            {id ? (
              <Link href={`${folder}/${id}`} prefetch={false}>
                {label}
              </Link>
            ) : (
              label
            )}
          </p>
          <Differences differences={differences.map((difference) => ({ kind: "changed", ...difference }))} />
        </li>
      ))}
    </ol>
  );
}

/** Automatic fixes, by kind. */
function Repairs({ repairs }: Pick<Plan, "repairs">) {
  if (repairs.length === 0) return null;
  return (
    <Section title="Automatic fixes">
      <ul>
        {repairs.map(({ kind, label, count, samples }) => (
          <li key={kind}>
            <details>
              <summary>
                {label}: {formatCount(count, "cell")}
              </summary>
              <div className="table-box">
                <table className="table">
                  <caption>{label}</caption>
                  <thead>
                    <tr>
                      <th scope="col">Line</th>
                      <th scope="col">In the file</th>
                      <th scope="col">Imported as</th>
                    </tr>
                  </thead>
                  <tbody>
                    {samples.map(({ line, was, now }) => (
                      <tr key={`${line} ${was}`}>
                        <th scope="row">Line {line}</th>
                        <td data-label="In the file" className="as-is">
                          {was}
                        </td>
                        <td data-label="Imported as">{now || "empty"}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </details>
          </li>
        ))}
      </ul>
    </Section>
  );
}
