import { zodResolver } from "@hookform/resolvers/zod";
import { createFormControl, type FieldErrors, type FieldValues } from "react-hook-form";
import type { z } from "zod";
import type { FieldNote } from "./form-state";

export interface Validator {
  /** Whether all fields are valid; marks those that are not. */
  validate(): Promise<boolean>;
  /** Clears the errors and reads the fields again. */
  restart(): void;
}

type ErrorMap = Record<string, FieldNote[]>;

/**
 * Validates a form's fields on blur and change with the schema that the server uses. It is loaded on the first focus, so
 * that pages that are only read do not load it.
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
      // The resolver's type requires an object schema; a form's schema is one.
      resolver: zodResolver(schema as z.ZodType<FieldValues, FieldValues>),
      mode: "onTouched",
    });
    for (const element of inputFields(form)) {
      const field = register(element.name);
      field.ref(element);
      element.addEventListener("input", field.onChange, listening);
      // An error that appears while a button is held down would move it from under the pointer, and the click would be lost.
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
      // Rows of the form may have been added, removed or moved since its fields were read.
      restart();
      return control.trigger();
    },
    restart,
  };
}

/** Resolves after the pointer is released and the click is handled. */
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

/** The form's input fields; names that begin with an underscore are the form's own. */
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
