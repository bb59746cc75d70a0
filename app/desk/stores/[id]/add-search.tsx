import { useId } from "react";

/** Searches a book to add. A scanner types the ISBN and Enter. */
export function AddSearch({ storeId, text, focus }: { storeId: number; text: string; focus: boolean }) {
  const id = useId();
  return (
    <search>
      <form action={`/desk/stores/${storeId}`} method="get" className="search mb-4 max-w-lg">
        <label htmlFor={id} className="sr-only">
          Search for a book to add
        </label>
        <input
          key={text}
          id={id}
          type="search"
          name="add"
          className="input"
          defaultValue={text}
          placeholder="Title, author or ISBN"
          maxLength={200}
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          inputMode="search"
          enterKeyHint="search"
          // biome-ignore lint/a11y/noAutofocus: users add several books, one scan after another
          autoFocus={focus}
        />
        <button type="submit" className="button">
          Find
        </button>
      </form>
    </search>
  );
}
