/** What the route answers to a script: where to go on, or what is wrong. */
export interface UploadResponse {
  to?: string;
  message?: string;
  fields?: Record<string, string>;
}

const UNREACHABLE = "Deckle could not be reached. Try again in a moment.";

/** Sends a form, and says how much of it is sent, from 0 to 1. (fetch cannot say.) */
export function postWithProgress(
  address: string,
  form: FormData,
  progress: (sent: number) => void,
): Promise<UploadResponse> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0);
    request.onload = () => resolve((request.response as UploadResponse | null) ?? { message: UNREACHABLE });
    request.onerror = () => resolve({ message: UNREACHABLE });
    request.open("POST", address);
    request.setRequestHeader("accept", "application/json");
    request.send(form);
  });
}
