import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { can } from "@/lib/auth/abilities";
import { problemsFile } from "@/lib/import/queries";
import { parseId } from "@/lib/values/form-fields";
import { noStore, withUser } from "../../../with-user";

/** Downloads the problem rows of an import, with the reason in the last column. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const id = parseId((await params).id);
  return withUser(async (actor) => {
    if (!can(actor, "catalogue.import")) {
      return Response.json({ error: "You don’t have permission." }, { status: 403, headers: noStore });
    }
    const found = id ? await problemsFile(actor, id) : null;
    if (!found) return Response.json({ error: "Import not found." }, { status: 404, headers: noStore });
    const body = Readable.toWeb(createReadStream(/* turbopackIgnore: true */ found.path)) as ReadableStream;
    return new Response(body, {
      headers: {
        ...noStore,
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename*=UTF-8''${encodedFileName(found.fileName)}`,
      },
    });
  });
}

/** "books.xlsx" becomes "books-errors.csv", percent-encoded for the header (RFC 8187). */
function encodedFileName(fileName: string): string {
  const name = `${fileName.replace(/\.[^.]*$/, "").toWellFormed()}-errors.csv`;
  return encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}
