import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { can } from "@/lib/auth/abilities";
import { problemsFile } from "@/lib/import/queries";
import { parseId } from "@/lib/values/form-fields";
import { atDesk, noStore } from "../../../with-user";

/** The rows of an import that are not taken, or are to be looked at, as a file with the reason in its last column. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const id = parseId((await params).id);
  return atDesk(async (actor) => {
    if (!can(actor, "catalogue.import")) {
      return Response.json({ error: "This is not for your role." }, { status: 403, headers: noStore });
    }
    const found = id ? await problemsFile(actor, id) : null;
    if (!found) return Response.json({ error: "There is no such import." }, { status: 404, headers: noStore });
    const body = Readable.toWeb(createReadStream(/* turbopackIgnore: true */ found.path)) as ReadableStream;
    return new Response(body, {
      headers: {
        ...noStore,
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename*=UTF-8''${nameOf(found.fileName)}`,
      },
    });
  });
}

/** "books.xlsx" becomes "books to mend.csv", written as a header must have it (RFC 8187). */
function nameOf(fileName: string): string {
  const name = `${fileName.replace(/\.[^.]*$/, "").toWellFormed()} to mend.csv`;
  return encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}
