import { zodResolver } from "@hookform/resolvers/zod";
import { createFormControl, type FieldErrors, type FieldValues } from "react-hook-form";
import type { z } from "zod";
import type { FieldNote } from "./form-state";

export interface Validator {
  /** Whether all fields are acceptable; those that are not are marked. */
  validate(): Promise<boolean>;
  /** Forgets what it marked and reads the fields as they are now. */
  restart(): void;
}

type ErrorMap = Record<string, FieldNote[]>;

/**
 * Checks a form's fields as they are left and changed, with the schema that the server uses. Loaded at the first focus:
 * nobody waits for it, and a page that is only read never brings it along.
 */
export function startValidation(form: HTMLFormElement, schema: z.ZodType, mark: (marks: ErrorMap) => void): Validator {
  let stop = () => {};
  let released = Promise.resolve();
  form.addEventListener("pointerdown", () => {
    released = pointerReleased();
  });
  let control = listen();

  function listen() {
    const listening = new AbortController();
    const { register, trigger, subscribe } = createFormControl<FieldValues>({
      // The resolver's type wants a schema of an object; a form's is.
      resolver: zodResolver(schema as z.ZodType<FieldValues, FieldValues>),
      mode: "onTouched",
    });
    for (const element of inputFields(form)) {
      const field = register(element.name);
      field.ref(element);
      element.addEventListener("input", field.onChange, listening);
      // A mark that appears while a button is held down moves it from under the pointer, and the press is lost.
      element.addEventListener("blur", (event) => released.then(() => field.onBlur(event)), listening);
    }
    const unsubscribe = subscribe({
      formState: { errors: true },
      callback: ({ errors }) => mark(toErrorMap(errors ?? {})),
    });
    stop = () => {
      listening.abort();
      unsubscribe();
    };
    return { trigger };
  }

  function restart() {
    stop();
    control = listen();
  }

  return {
    validate() {
      // Lines of the form may have come, gone or moved since its fields were read.
      restart();
      return control.trigger();
    },
    restart,
  };
}

/** Waits until nothing is held down any more, and the click that comes of it is over. */
function pointerReleased(): Promise<void> {
  return new Promise((resolve) => {
    const listening = new AbortController();
    const release = () => {
      listening.abort();
      setTimeout(resolve);
    };
    for (const end of ["pointerup", "pointercancel"]) addEventListener(end, release, listening);
  });
}

type FieldElement = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The fields of the input; a name with an underscore before it is the form's own business. */
function inputFields(form: HTMLFormElement): FieldElement[] {
  return [...form.elements].filter(
    (element): element is FieldElement =>
      "name" in element &&
      element.name !== "" &&
      !String(element.name).startsWith("_") &&
      !String(element.name).startsWith("$"),
  );
}

function toErrorMap(errors: FieldErrors, path = ""): ErrorMap {
  const marks: ErrorMap = {};
  for (const [name, error] of Object.entries(errors)) {
    if (!error || typeof error !== "object") continue;
    const at = path ? `${path}.${name}` : name;
    if ("message" in error && typeof error.message === "string") marks[at] = [{ message: error.message }];
    else if (name !== "ref") Object.assign(marks, toErrorMap(error as FieldErrors, at));
  }
  return marks;
}
