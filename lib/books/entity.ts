import { defineEntity } from "../entities/definition";
import { env } from "../env";
import { formatCount } from "../values/format";
import { formatBookAuthor, loadBooks, replaceAuthorsOf } from "./book-authors";
import { planBookDeletion } from "./deletion";
import { authorsCell, authorsSql, copiesByStore } from "./export";
import { formatLabels } from "./formats";
import { bookList } from "./list";
import { booksLike, countCopies, suggestBooks } from "./names";
import { bookSchemas } from "./schema";

const { shape } = bookSchemas(env.CURRENCY).newBook;

export const book = defineEntity("book", {
  number: 1,
  label: { one: "book", many: "books" },
  title: "title",
  path: "books",
  abilities: {
    view: "desk",
    create: "catalogue.edit",
    update: "catalogue.edit",
    delete: "catalogue.delete",
    import: "catalogue.import",
    merge: "catalogue.delete",
  },
  merge: {
    weigh: countCopies,
    weightUnit: ["copy", "copies"],
    consequence: "Their copies are added up in each store",
  },
  keywords: { list: "titles catalogue", create: "add title" },
  fields: {
    title: {
      label: "Title",
      type: "line",
      folded: true,
      initial: "",
      merge: true,
      export: true,
      import: {
        required: true,
        aliases: "title,book title,titel,titre,titulo,titolo,name,book name,book,title text,buchtitel,original title",
      },
    },
    subtitle: {
      label: "Subtitle",
      type: "line",
      folded: true,
      merge: true,
      export: true,
      import: { aliases: "subtitle,sub title,untertitel,sous titre,subtitulo,sottotitolo" },
    },
    isbn: {
      label: "ISBN",
      type: "isbn",
      merge: true,
      export: true,
      import: {
        hint: "ISBN-13 or ISBN-10",
        aliases: "isbn,isbn 13,isbn13,ean,ean 13,ean13,gtin,barcode,isbns,isbn number,isbn ean,isbn 10,isbn10",
      },
    },
    series: {
      label: "Series",
      type: "line",
      folded: true,
      merge: true,
      export: true,
      bulkEdit: { schema: shape.series, clearable: true },
      import: { aliases: "series,series title,series name,reihe,serie,collana,coleccion" },
    },
    seriesNumber: {
      label: "Series number",
      type: "line",
      merge: true,
      export: true,
      import: {
        aliases:
          "number in series,series number,series index,series position,volume,vol,band,bandnummer,tome,no in series,series no",
      },
    },
    format: {
      label: "Format",
      type: "choice",
      options: formatLabels,
      merge: true,
      export: true,
      bulkEdit: { schema: shape.format, clearable: true },
      import: {
        parser: "bookFormat",
        aliases: "format,binding,product form,media,cover,einband,reliure,encuadernacion,medium,book format",
      },
    },
    publisher: {
      label: "Publisher",
      type: "line",
      folded: true,
      merge: true,
      export: true,
      bulkEdit: { schema: shape.publisher, clearable: true },
      import: { aliases: "publisher,publisher name,imprint,verlag,editeur,editorial,editore,uitgever,forlag" },
    },
    year: {
      label: "Year published",
      type: "year",
      merge: true,
      export: true,
      bulkEdit: { schema: shape.year, clearable: true },
      import: {
        label: "Published",
        hint: "A year: 1937, 1937.0, -750 or 750 BCE",
        aliases:
          "published,year,publication year,year published,original publication year,pub year,date published," +
          "publication date,pubdate,pub date,published date,date,jahr,erscheinungsjahr,annee,ano,anno,jaar,year of publication",
      },
    },
    language: {
      label: "Language",
      type: "language",
      merge: true,
      export: true,
      bulkEdit: { schema: shape.language, clearable: true },
      import: {
        hint: "A code or a name: en, eng, en-GB, English",
        aliases:
          "language,language code,languages,lang,sprache,langue,idioma,lingua,taal,language of text,original language",
      },
    },
    price: {
      label: "Price",
      type: "money",
      merge: true,
      export: true,
      bulkEdit: { schema: shape.price, clearable: true },
      import: {
        aliases:
          "price,retail price,list price,rrp,price amount,preis,ladenpreis,prix,precio,prezzo,prijs,unit price,cost",
      },
    },
    description: {
      label: "Description",
      type: "text",
      merge: true,
      export: true,
      import: {
        aliases:
          "description,summary,comments,blurb,annotation,beschreibung,resume,descripcion,synopsis,book description",
      },
    },
    coverHash: {
      label: "Cover",
      type: "line",
      merge: { name: "cover", with: ["coverHash", "coverAlt"] },
      format: (hash) => `a picture (${hash.slice(0, 8)})`,
    },
    coverAlt: { label: "Cover alt text", type: "line" },
    createdAt: { label: "Added", type: "moment", setOnCreate: true },
  },
  relations: {
    authors: {
      label: "Authors",
      refersTo: {
        entity: "author",
        restrict: {
          reason: "This author has books",
          counted: ["book", "books"],
          message: (count) => `This author has ${formatCount(count, "book")}.`,
        },
      },
      through: { table: "BookAuthor", own: "bookId", other: "authorId" },
      merge: true,
      after: "subtitle",
      export: { selected: authorsSql, cell: authorsCell },
      format: formatBookAuthor,
      import: {
        hint: "One or several in a cell; “(translator)” behind a name is its role",
        aliases:
          "authors,author,author s,writer,writers,autor,autoren,auteur,auteurs,autore,autori,autores,contributor," +
          "contributors,creator,primary author,author names,author name,verfasser,author l f,author sort,author last first",
      },
    },
  },
  importer: {
    schema: shape,
    identifiedBy: ["title", "isbn", "otherIsbn"],
    keys: [{ field: "isbn" }, { field: "title" }],
    typeLabel: "Books, with their authors and copies",
    options: ["stock", "authorSeparator", "surnameFirst", "decimal"],
  },
  importOnly: {
    otherIsbn: {
      after: "isbn",
      label: "Second ISBN",
      hint: "The same book's other number: each is checked against the other",
      aliases: "isbn 13,isbn13,isbn 10,isbn10,second isbn,other isbn,isbns,ean",
    },
    store: {
      label: "Store",
      hint: "Whose copies the column “Copies” counts",
      aliases: "store,branch,shop,location,filiale,magasin,tienda,negozio,winkel",
    },
    copies: {
      label: "Copies",
      hint: "At the store that another column names",
      aliases:
        "copies,quantity,qty,stock,stock on hand,on hand,in stock,owned copies,bestand,anzahl,menge,cantidad,quantite",
    },
  },
  uniqueKeys: [["isbn"]],
  load: loadBooks,
  alias: "b",
  exportColumns: copiesByStore,
  lists: {
    books: { label: "Books", ability: "desk", entity: "book", build: () => bookList, savable: true },
  },
  suggest: async (text) =>
    (await suggestBooks(text, 5)).map(({ id, title, authors }) => ({ id, label: title, note: authors })),
  search: { columns: ["title", "subtitle", "series", "publisher", "authors.authorId.name"] },
  counted: true,
  undoable: true,
  standardCommands: true,
  bulkEditable: true,
  stocked: true,
  prefixSearch: booksLike,
  history: { ability: "history", hasPage: true },
  commands: {
    setCover: { label: "Set a cover" },
    describeCover: { label: "Describe a cover" },
    removeCover: { label: "Remove a cover" },
    mergeBooks: { label: "Merge books" },
  },
  hooks: { writeRelations: replaceAuthorsOf, planDeletion: planBookDeletion },
});
