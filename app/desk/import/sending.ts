/** What the route answers to a script: where to go on, or what is wrong. */
export interface Answer {
  to?: string;
  message?: string;
  fields?: Record<string, string>;
}

const UNREACHED = "Deckle could not be reached. Press the button again in a moment.";

/** Sends a form, and says how much of it is sent, from 0 to 1. (fetch cannot say.) */
export function sendWithProgress(address: string, form: FormData, progress: (sent: number) => void): Promise<Answer> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0);
    request.onload = () => resolve((request.response as Answer | null) ?? { message: UNREACHED });
    request.onerror = () => resolve({ message: UNREACHED });
    request.open("POST", address);
    request.setRequestHeader("accept", "application/json");
    request.send(form);
  });
}
