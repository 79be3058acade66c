import { session } from "../app/session";
import { settings } from "../app/settings";
import { Away, connection, refused } from "./client";

/**
 * Sends bytes to a path of the API, and tells how many have gone; what `fetch` cannot tell. Throws a refusal or
 * {@link Away}.
 */
export async function upload<T>(method: "PUT" | "POST", path: string, file: Blob, progress: (sent: number) => void): Promise<T> {
  const { token } = session;
  const call = new XMLHttpRequest();
  call.open(method, `/api/v1/${path}`);
  call.setRequestHeader("Authorization", `Bearer ${token}`);
  call.setRequestHeader("Accept-Language", settings.language);
  call.setRequestHeader("Content-Type", "application/octet-stream");
  call.upload.addEventListener("progress", (event) => progress(event.loaded));
  await new Promise<void>((ended) => {
    call.addEventListener("loadend", () => ended());
    call.send(file);
  });
  // 0 is what a browser calls an answer that did not come.
  if (call.status === 0) {
    connection.tell(true);
    throw new Away("0");
  }
  if (call.status >= 300) {
    const type = call.getResponseHeader("Content-Type") ?? "";
    throw await refused(new Response(call.responseText, { status: call.status, headers: { "Content-Type": type } }), token);
  }
  connection.tell(false);
  return JSON.parse(call.responseText) as T;
}
