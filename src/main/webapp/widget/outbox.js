/** JSON values in web storage; in memory where that is blocked or full. */
export class Store {
    #area;
    #prefix;
    #memory = new Map();

    constructor(area, prefix) {
        this.#prefix = prefix;
        try {
            this.#area = window[area];
        } catch {
            this.#area = null;
        }
    }

    get(name) {
        const key = this.#prefix + name;
        try {
            return JSON.parse(this.#memory.get(key) ?? this.#area.getItem(key));
        } catch {
            return null;
        }
    }

    set(name, value) {
        const key = this.#prefix + name;
        const text = JSON.stringify(value);
        try {
            this.#area.setItem(key, text);
            this.#memory.delete(key);
        } catch {
            this.#memory.set(key, text);
        }
    }

    remove(name) {
        const key = this.#prefix + name;
        this.#memory.delete(key);
        try {
            this.#area.removeItem(key);
        } catch {
            // Blocked: the value was only in memory.
        }
    }

    names(start = '') {
        const all = new Set(this.#memory.keys());
        try {
            Object.keys(this.#area).forEach(key => all.add(key));
        } catch {
            // Blocked: memory is all there is.
        }
        const from = this.#prefix + start;
        return [...all].filter(key => key.startsWith(from)).map(key => key.slice(this.#prefix.length));
    }

    clear() {
        this.names().forEach(name => this.remove(name));
    }

    /** Reports the changes that other tabs make. */
    watch(handler) {
        const listen = event => {
            if (event.storageArea === this.#area && event.key?.startsWith(this.#prefix)) {
                handler(event.key.slice(this.#prefix.length), event.newValue && JSON.parse(event.newValue));
            }
        };
        addEventListener('storage', listen);
        return () => removeEventListener('storage', listen);
    }
}

const STALLED_AFTER = 30_000;

/** Typed messages until the server has them, each under its own key, so that tabs never overwrite each other's. */
export class Outbox {
    #items = new Map();

    constructor(store) {
        this.store = store;
        store.names('out:').map(name => store.get(name)).filter(Boolean)
            .forEach(item => this.#items.set(item.clientId, item));
        this.unwatch = store.watch((name, value) => name.startsWith('out:') && this.#changedElsewhere(name.slice(4), value));
    }

    get items() {
        return [...this.#items.values()].sort((a, b) => a.at - b.at);
    }

    get next() {
        return this.items.find(item => !item.refused && !item.settled);
    }

    get(clientId) {
        return this.#items.get(clientId);
    }

    add(text, extra) {
        const at = Math.max(Date.now(), 1 + Math.max(0, ...this.items.map(item => item.at)));
        return this.#save({ clientId: uuid(), text, at, since: at, ...extra });
    }

    /** The server has it; it stays in memory until its numbered message is shown. */
    settle(clientId) {
        const item = this.get(clientId);
        if (item) {
            item.settled = true;
            item.refused = null;
            this.store.remove(`out:${clientId}`);
        }
    }

    shown(clientId) {
        this.settle(clientId);
        this.#items.delete(clientId);
    }

    refuse(clientId, code) {
        const item = this.get(clientId);
        if (item && !item.settled) {
            this.#save({ ...item, refused: code });
        }
    }

    /** Only a conflict, where the id is taken by another text, calls for a new id. */
    retry(clientId) {
        const item = this.get(clientId);
        if (item?.refused === 'conflict') {
            this.#forget(clientId);
            this.#save({ ...item, clientId: uuid(), refused: null, since: Date.now() });
        } else if (item) {
            this.#save({ ...item, refused: null, since: Date.now() });
        }
    }

    take(clientId) {
        const item = this.get(clientId);
        this.#forget(clientId);
        return item ?? { text: '' };
    }

    stateOf(item) {
        if (item.settled) {
            return 'sent';
        }
        return item.refused || Date.now() - item.since > STALLED_AFTER ? 'failed' : 'waiting';
    }

    clear() {
        this.items.forEach(item => this.#forget(item.clientId));
        this.unwatch();
    }

    #save(item) {
        this.#items.set(item.clientId, item);
        this.store.set(`out:${item.clientId}`, item);
        return item;
    }

    /** Other tabs take a plain removal for delivery, so a withdrawal says what it is first. */
    #forget(clientId) {
        this.store.set(`out:${clientId}`, { clientId, withdrawn: true });
        this.store.remove(`out:${clientId}`);
        this.#items.delete(clientId);
    }

    #changedElsewhere(clientId, item) {
        if (item?.withdrawn) {
            this.#items.delete(clientId);
        } else if (item) {
            this.#items.set(clientId, item);
        } else if (this.get(clientId)) {
            this.get(clientId).settled = true;
        }
        this.onchange?.();
    }
}

/** Messages in the order of a dense number: early ones are held back, known ones ignored. */
export class Timeline {
    items = [];
    last = 0;
    #early = new Map();

    constructor(order) {
        this.order = order;
    }

    accept(message) {
        const number = message[this.order];
        if (number > this.last) {
            this.#early.set(number, message);
        } else {
            Object.assign(this.items.find(item => item[this.order] === number) ?? {}, message);
        }
        const shown = [];
        while (this.#early.has(this.last + 1)) {
            this.last += 1;
            shown.push(this.#early.get(this.last));
            this.#early.delete(this.last);
        }
        this.items.push(...shown);
        return shown;
    }

    /** A welcome is authoritative: a number missing before it (an erased message) does not hold up the rest. */
    acceptPage(messages) {
        const numbers = messages.map(message => message[this.order]).filter(number => number > this.last);
        if (numbers.length) {
            this.last = Math.min(...numbers) - 1;
        }
        return messages.flatMap(message => this.accept(message));
    }

    /** The last number, or the one before the first file. */
    get beforeFiles() {
        const first = this.items.find(({ attachments }) => attachments?.length);
        return first ? first[this.order] - 1 : this.last;
    }

    get hasGap() {
        return this.#early.size > 0;
    }

    clear() {
        this.items = [];
        this.last = 0;
        this.#early.clear();
    }
}

/** crypto.randomUUID is missing on pages without TLS. */
function uuid() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    const hex = Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
    return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
}
