/** The JSON response of the upload route: a redirect or errors. */
export interface UploadResponse {
  to?: string;
  message?: string;
  fields?: Record<string, string>;
}

const UNREACHABLE = "Deckle could not be reached. Try again in a moment.";

/** Posts a form and reports the upload progress from 0 to 1, which fetch cannot. */
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
