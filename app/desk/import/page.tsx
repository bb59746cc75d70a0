import type { Metadata } from "next";
import { DataTable } from "@/components/table/data-table";
import { Message } from "@/components/ui/message";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { can, type UserActor } from "@/lib/auth/abilities";
import { entities } from "@/lib/entities/registry";
import { env } from "@/lib/env";
import { type ImportEntity, importEntities } from "@/lib/import/fields";
import { MAX_UPLOAD_BYTES } from "@/lib/import/files/files";
import { listImports } from "@/lib/import/queries";
import { firstValue } from "@/lib/list/params";
import { FlashMessage } from "../../flash";
import { readFormErrors } from "../../form-error-cookie";
import { requireAbility } from "../../viewer";
import { adminColumns, importCell, importColumns } from "./import-table";
import { importTypeLabel, pluralLabel, TOO_LARGE } from "./labels";
import { UploadForm } from "./upload-form";

export const metadata: Metadata = { title: "Import" };

export default async function ImportsPage({ searchParams }: PageProps<"/desk/import">) {
  const actor = await requireAbility("catalogue.import");
  const [query, imports] = await Promise.all([searchParams, listImports(actor)]);
  const problem = query.again ? await readFormErrors("/desk/import") : undefined;
  const offered = importEntities.filter((entity) => can(actor, entities[entity].abilities.import ?? "system"));
  return (
    <>
      <PageHeader title="Import">
        <p className="lead">
          Import a publisher’s list, another catalogue or a spreadsheet. Match its columns, preview every change, then
          import.
        </p>
      </PageHeader>
      <FlashMessage />
      {env.keepsProcesses ? (
        <UploadForm
          action="/api/desk/import"
          entities={offered.map((entity) => ({ value: entity, label: importTypeLabel(entity) }))}
          entity={problem?.values.entity || findOffered(firstValue(query.entity), offered)}
          submission={crypto.randomUUID()}
          most={MAX_UPLOAD_BYTES}
          tooLarge={TOO_LARGE}
          problem={problem}
        />
      ) : (
        <ByCommandLine actor={actor} />
      )}
      {imports.length > 0 && (
        <Section title="Recent imports">
          <DataTable
            caption="Recent imports"
            columns={can(actor, "users.manage") ? adminColumns : importColumns}
            rows={imports}
            cell={importCell}
          />
        </Section>
      )}
    </>
  );
}

/** For hosts without persistent files or processes. */
function ByCommandLine({ actor: { username } }: { actor: UserActor }) {
  return (
    <Message tone="info" title="Import from the command line">
      <p>This server cannot store files between requests. On a machine with Deckle and its settings, run:</p>
      <pre>
        <code>npm run import -- FILE --entity books --as {username} --dry-run</code>
      </pre>
    </Message>
  );
}

/** ?entity= accepts “book” and “books”. */
function findOffered(requested: string, offered: ImportEntity[]): ImportEntity {
  return (
    offered.find((entity) => entity === requested || pluralLabel(entity) === requested) ?? (offered[0] as ImportEntity)
  );
}
