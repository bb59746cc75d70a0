import { command } from "../commands/execute";
import { CommandError } from "../commands/outcome";
import { formatCount, formatNumber } from "../values/format";
import { findStockLevel, setQuantity } from "./changes";
import { MAX_QUANTITY } from "./count";
import { stock } from "./entity";
import { adjustStockSchema, removeFromStoreSchema, setStockSchema } from "./schema";

/** Adds a difference to the current quantity, so that concurrent changes add up. */
export const adjustStock = command({
  name: "adjustStock",
  ability: stock.abilities.update,
  input: adjustStockSchema,
  async run({ tx, input, record }) {
    const place = await findStockLevel(tx, input);
    const had = place.stock?.quantity ?? 0;
    const quantity = had + input.by;
    if (quantity < 0) throw new CommandError(tooFewMessage(had, place.store.name));
    if (quantity > MAX_QUANTITY) {
      throw new CommandError(`A store can have at most ${formatNumber(MAX_QUANTITY)} copies of a book.`);
    }
    await setQuantity(tx, record, place, quantity);
    return { ...input, quantity, title: place.book.title };
  },
});

function tooFewMessage(had: number, store: string): string {
  if (had === 0) return `There are none at ${store}.`;
  return had === 1 ? `There is only 1 at ${store}.` : `There are only ${formatNumber(had)} at ${store}.`;
}

/** Adds a book to a store. Fails when the store stocks it already, so that a concurrent change is not overwritten. */
export const addToStore = command({
  name: "addToStore",
  ability: stock.abilities.update,
  input: setStockSchema,
  async run({ tx, input, record }) {
    const place = await findStockLevel(tx, input);
    if (place.stock) {
      const copies = formatCount(place.stock.quantity, "copy", "copies");
      const see = { entity: "book" as const, id: place.book.id, label: place.book.title };
      throw new CommandError(`${place.store.name} already stocks this book (${copies}).`, {}, [see]);
    }
    await setQuantity(tx, record, place, input.quantity);
    return { ...input, title: place.book.title };
  },
});

/** Sets the number of copies, whatever it was. Creates the stock record if needed. */
export const setStock = command({
  name: "setStock",
  ability: stock.abilities.update,
  input: setStockSchema,
  async run({ tx, input, record }) {
    const place = await findStockLevel(tx, input);
    await setQuantity(tx, record, place, input.quantity);
    return { ...input, title: place.book.title };
  },
});

/** Removes a book from a store. With copies in stock, only if the user confirmed their number. */
export const removeFromStore = command({
  name: "removeFromStore",
  ability: stock.abilities.update,
  input: removeFromStoreSchema,
  async run({ tx, input, record }) {
    const { book, store, stock } = await findStockLevel(tx, input);
    if (!stock) throw new CommandError(`${store.name} doesn’t stock ${book.title}.`);
    if (stock.quantity > 0 && input.seen !== stock.quantity) {
      const copies = formatCount(stock.quantity, "copy", "copies");
      if (input.seen === null) {
        throw new CommandError(
          `${store.name} still has ${copies} of ${book.title}. Confirm that they will be removed too.`,
        );
      }
      const message = `${store.name} has ${copies} now, not ${formatNumber(input.seen)}. Check again before you remove it.`;
      throw new CommandError(message, {}, [{ entity: "book", id: book.id, label: book.title }]);
    }
    await record.deleted("stock", stock);
    await tx.stock.delete({ where: { id: stock.id } });
    return { bookId: input.bookId, storeId: input.storeId, store: store.name, quantity: stock.quantity };
  },
});
