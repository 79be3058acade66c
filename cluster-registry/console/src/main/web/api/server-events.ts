/** The data of server-sent events, one after the other, until the stream ends. Knows nothing of the page: a worker has it as well. */
export async function* serverEvents(answer: Response): AsyncGenerator<string> {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  while (reader) {
    const part = await reader.read();
    if (part.done) {
      return;
    }
    const events = (text + part.value).split("\n\n");
    text = events.pop() ?? "";
    for (const event of events) {
      yield event
        .split("\n")
        .filter((line) => line.startsWith("data:"))
        .map((line) => line.slice(5))
        .join("\n");
    }
  }
}
