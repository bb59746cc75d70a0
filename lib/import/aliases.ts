/**
 * What the columns of other people's files are called, folded and with spaces between words: those of Goodreads,
 * LibraryThing, Calibre, goodbooks, ONIX and of Deckle's own export first, then what they are called in other languages.
 */
import type { ImportEntity } from "./fields";

type Aliases = Record<string, string[]>;

const list = (text: string) => text.split(",");

const book: Aliases = {
  title: list("title,book title,titel,titre,titulo,titolo,name,book name,book,title text,buchtitel,original title"),
  subtitle: list("subtitle,sub title,untertitel,sous titre,subtitulo,sottotitolo"),
  authors: list(
    "authors,author,author s,writer,writers,autor,autoren,auteur,auteurs,autore,autori,autores,contributor,contributors," +
      "creator,primary author,author names,author name,verfasser,author l f,author sort,author last first",
  ),
  isbn: list("isbn,isbn 13,isbn13,ean,ean 13,ean13,gtin,barcode,isbns,isbn number,isbn ean,isbn 10,isbn10"),
  otherIsbn: list("isbn 13,isbn13,isbn 10,isbn10,second isbn,other isbn,isbns,ean"),
  series: list("series,series title,series name,reihe,serie,collana,coleccion"),
  seriesNumber: list(
    "number in series,series number,series index,series position,volume,vol,band,bandnummer,tome,no in series,series no",
  ),
  format: list("format,binding,product form,media,cover,einband,reliure,encuadernacion,medium,book format"),
  publisher: list("publisher,publisher name,imprint,verlag,editeur,editorial,editore,uitgever,forlag"),
  year: list(
    "published,year,publication year,year published,original publication year,pub year,date published,publication date," +
      "pubdate,pub date,published date,date,jahr,erscheinungsjahr,annee,ano,anno,jaar,year of publication",
  ),
  language: list(
    "language,language code,languages,lang,sprache,langue,idioma,lingua,taal,language of text,original language",
  ),
  price: list(
    "price,retail price,list price,rrp,price amount,preis,ladenpreis,prix,precio,prezzo,prijs,unit price,cost",
  ),
  description: list(
    "description,summary,comments,blurb,annotation,beschreibung,resume,descripcion,synopsis,book description",
  ),
  store: list("store,branch,shop,location,filiale,magasin,tienda,negozio,winkel"),
  copies: list(
    "copies,quantity,qty,stock,stock on hand,on hand,in stock,owned copies,bestand,anzahl,menge,cantidad,quantite",
  ),
};

const contact: Aliases = {
  email: list("email,e mail,email address,e mail address,mail,courriel,correo,correo electronico"),
  note: list("note,notes,comment,comments,remark,remarks,notiz,bemerkung,nota,biography,bio"),
};

const names = "name,full name,nom,nombre,nome,naam";

/** By entity and field; the better name stands first. */
export const aliases: Record<ImportEntity, Aliases> = {
  book,
  author: {
    ...contact,
    name: list(`${names},author,author name,autor,auteur,autore,writer`),
    sortName: list("sort name,sortname,author sort,author l f,sorted name,name sort,filing name"),
  },
  store: {
    ...contact,
    name: list(`${names},store,store name,shop,branch,branch name,filiale,magasin,tienda`),
    address: list("address,street,street address,adresse,anschrift,direccion,indirizzo"),
    city: list("city,town,place,ort,stadt,ville,ciudad,citta,plaats"),
    phone: list("phone,telephone,tel,phone number,telefon,telefono,telefoon"),
    openingHours: list("opening hours,hours,openinghours,offnungszeiten,horaires,horario"),
    open: list("open,is open,active,offen,geoffnet,ouvert,abierto,status"),
  },
  computer: {
    ...contact,
    name: list(`${names},computer,computer name,host,hostname,device,rechner,ordinateur,equipo`),
    memory: list("memory gb,memory,ram,ram gb,memory size,speicher,arbeitsspeicher,memoire,memoria"),
    store: list("store,branch,shop,location,filiale,magasin,tienda,standort"),
    serialNumber: list("serial number,serial,serial no,serialnumber,sn,s n,seriennummer,numero de serie"),
  },
  user: {
    email: contact.email ?? [],
    username: list("username,user name,user,login,login name,account,benutzername,benutzer,nom d utilisateur,usuario"),
    role: list("role,roles,rolle,group,rol,type"),
  },
};
