// Files and the clipboard: what leaves the app in the hands of the person.

/** Hands a text to the browser as a file to keep. */
export const saveFile = (name: string, text: string): void => {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has begun by then; a browser that has not read it yet still holds the bytes.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};

export const copyText = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
};
