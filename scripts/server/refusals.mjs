/** What is said of a request that is refused before any page is asked. */
const toStart = { label: "To the start", href: "/" };
const toDesk = { label: "To the desk", href: "/desk" };

export const refusals = {
  address: {
    status: 400,
    title: "This address cannot be read",
    text: "It has a slip in it: perhaps a part was lost when it was copied.",
    back: [{ label: "To the books", href: "/books" }, toStart],
  },
  header: {
    status: 400,
    title: "This request cannot be read",
    text: "Go back, reload the page, and try again.",
    back: [toStart],
  },
  form: {
    status: 400,
    title: "The form did not arrive whole",
    text: "Nothing was saved. Go back: what you typed is still there. Send it again.",
    back: [toDesk],
  },
  page: {
    status: 404,
    title: "There is no such page",
    text: "It may have been deleted, or the address has a slip in it.",
    back: [{ label: "To the books", href: "/books" }, toStart],
  },
  method: {
    status: 405,
    title: "This cannot be done here",
    text: "An address can be opened, or a form sent to it.",
    back: [toStart],
  },
  size: {
    status: 413,
    title: "This is more than a form can take",
    text: "Nothing was saved. Go back: what you typed is still there. Make it shorter, or choose a smaller file, and send it again.",
    back: [toDesk],
  },
};
