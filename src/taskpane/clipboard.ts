/**
 * Puts text, and HTML where given, on the clipboard. Must be called in a click, with everything ready. The Clipboard API is
 * blocked in some frames (Excel on the web), where the copy event still works.
 */
export async function copyText(text: string, html?: string): Promise<boolean> {
  try {
    const parts: Record<string, Blob> = { "text/plain": new Blob([text], { type: "text/plain" }) };
    if (html !== undefined) parts["text/html"] = new Blob([html], { type: "text/html" });
    await navigator.clipboard.write([new ClipboardItem(parts)]);
    return true;
  } catch {
    return copyByEvent(text, html);
  }
}

function copyByEvent(text: string, html: string | undefined): boolean {
  let done = false;
  const listener = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.clipboardData?.setData("text/plain", text);
    if (html !== undefined) event.clipboardData?.setData("text/html", html);
    done = true;
  };
  document.addEventListener("copy", listener, { once: true });
  document.execCommand("copy");
  document.removeEventListener("copy", listener);
  return done;
}
