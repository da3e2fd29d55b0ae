// Just enough of a document for a view to be put on the screen and tapped.

type Listener = (this: Element, event: object) => void;

class Element {
  readonly localName: string;
  readonly nodeType: number;
  readonly childNodes: Element[] = [];
  readonly style = {};
  readonly attributes: object[] = [];
  readonly namespaceURI = 'http://www.w3.org/1999/xhtml';
  readonly ownerDocument = page;
  parentNode: Element | null = null;
  data = '';
  value = '';
  open = false;
  readonly #listeners = new Map<string, Listener>();

  constructor(localName: string, nodeType: number) {
    this.localName = localName;
    this.nodeType = nodeType;
  }

  get firstChild(): Element | null {
    return this.childNodes[0] ?? null;
  }

  get nextSibling(): Element | null {
    const beside = this.parentNode?.childNodes ?? [];
    return beside[beside.indexOf(this) + 1] ?? null;
  }

  get text(): string {
    return this.data + this.childNodes.map(({ text }) => text).join('');
  }

  insertBefore(child: Element, next: Element | null): Element {
    child.parentNode?.removeChild(child);
    child.parentNode = this;
    const at = next ? this.childNodes.indexOf(next) : this.childNodes.length;
    this.childNodes.splice(at, 0, child);
    return child;
  }

  removeChild(child: Element): void {
    this.childNodes.splice(this.childNodes.indexOf(child), 1);
    child.parentNode = null;
    // What is taken away cannot keep the focus.
    if (page.activeElement && child.holds(page.activeElement)) page.activeElement = null;
  }

  holds(other: Element): boolean {
    return this === other || this.childNodes.some((child) => child.holds(other));
  }

  remove(): void {
    this.parentNode?.removeChild(this);
  }

  focus(): void {
    page.activeElement = this;
  }
  scrollIntoView(): void {}
  closest(): null {
    return null;
  }
  setAttribute(): void {}
  removeAttribute(): void {}

  addEventListener(type: string, listener: Listener): void {
    this.#listeners.set(type, listener);
  }

  tell(type: string, event: object = {}): boolean {
    const listener = this.#listeners.get(type);
    listener?.call(this, { type, preventDefault: () => undefined, ...event });
    return listener !== undefined;
  }

  /** A button without a listener of its own sends the form that it stands in. */
  tap(): void {
    if (this.tell('click')) return;
    let around: Element | null = this;
    while (around && around.localName !== 'form') around = around.parentNode;
    if (around) around.tell('submit');
  }

  named(name: string): Element[] {
    const found = this.childNodes.flatMap((child) => child.named(name));
    return this.localName === name ? [this, ...found] : found;
  }

  button(label: string): Element | undefined {
    if (this.localName === 'button' && this.text === label) return this;
    for (const child of this.childNodes) {
      const found = child.button(label);
      if (found) return found;
    }
    return undefined;
  }
}

const page = {
  activeElement: null as Element | null,
  createElementNS: (_space: string, name: string): Element => new Element(name, 1),
  createTextNode: (text: string): Element => Object.assign(new Element('', 3), { data: text }),
};

const typingInto = (root: Element) => ({
  /** Types into the first field, or another; from the last one back where it is below zero. */
  type(value: string, at = 0): void {
    const field = root.named('input').at(at);
    for (const told of ['input', 'change']) field?.tell(told, { currentTarget: { value } });
  },
  /** What stands in the first field; undefined when there is none. */
  typed: (): string | undefined => root.named('input')[0]?.value,
});

/** What lies around a screen: nobody listens there yet. */
const openWindow = (): EventTarget => {
  const around = new EventTarget();
  page.activeElement = null;
  return Object.assign(globalThis, {
    document: page,
    addEventListener: around.addEventListener.bind(around),
    removeEventListener: around.removeEventListener.bind(around),
    dispatchEvent: around.dispatchEvent.bind(around),
  });
};

/** An empty screen; hand its `host` to the renderer. */
export const openScreen = () => {
  const around = openWindow();
  const root = new Element('div', 1);
  return {
    host: root as unknown as globalThis.Element,
    /** Tells the page that the network is back. */
    comesOnline: (): boolean => around.dispatchEvent(new Event('online')),
    /** The titles of the cards on it. */
    titles: (): string[] => root.named('h2').map(({ text }) => text),
    /** Whether everything that can be folded away on it is unfolded. */
    isUnfolded: (): boolean => root.named('details').every(({ open }) => open),
    /** All words that stand on it. */
    words: (): string => root.text,
    /** Chooses a file in the field for one. */
    choose(file: File): void {
      const [field] = root.named('input');
      field?.tell('change', { currentTarget: { files: [file] } });
    },
    ...typingInto(root),
    /** Picks one of several words; false when it is not among them. */
    pick(label: string): boolean {
      const [field] =
        root
          .named('label')
          .find(({ text }) => text === label)
          ?.named('input') ?? [];
      return field?.tell('change', { currentTarget: { checked: true } }) ?? false;
    },
    /** The words, or the kind, of what has the focus. */
    focused: (): string | undefined =>
      page.activeElement ? page.activeElement.text || page.activeElement.localName : undefined,
    /** Taps a button; false when there is none of this label. */
    tap(label: string): boolean {
      const found = root.button(label);
      found?.tap();
      return found !== undefined;
    },
  };
};
