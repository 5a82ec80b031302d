import { Bubble, avatar, nameOf } from './bubble.js';
import { el, say } from './kit.js';
import './texts.js';

export { Composer } from './composer.js';

const SAME_GROUP = 60_000;
const NEAR_BOTTOM = 80;
const TYPING_FADES = 12_000;

/** Takes the whole list of entries each time and changes what differs. Silent for history and one's own messages. */
export class MessageList {
    #bubbles = new Map();
    #dividers = new Map();
    #typists = new Map();

    constructor(context) {
        const { locale } = context;
        this.context = { ...context, clock: clock(locale) };
        this.day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
        this.head = el('div', { class: 'before' });
        this.log = el('div', { class: 'log', role: 'log', 'aria-live': 'polite', 'aria-relevant': 'additions' });
        this.typing = el('div', { class: 'typing', hidden: true });
        this.tail = el('div', { class: 'after' });
        this.scroller = el('div', { class: 'scroller', tabindex: '0', role: 'group', 'aria-label': say('messages'),
            onscroll: () => this.#scrolled() }, this.head, this.log, this.typing, this.tail);
        this.pill = el('button', { type: 'button', class: 'newer', hidden: true, 'data-test': 'newer',
            onclick: () => this.toBottom(true) }, say('newMessages'));
        this.element = el('div', { class: 'thread' }, this.scroller, this.pill);
        new ResizeObserver(() => this.stuck && this.toBottom()).observe(this.scroller);
        this.stuck = true;
    }

    show(entries, { announce = false, newFrom = null } = {}) {
        const count = this.#bubbles.size;
        this.#reconcile(this.#nodes(entries, { announce, newFrom }));
        const grown = this.#bubbles.size > count;
        if (this.stuck || grown && entries.at(-1)?.state === 'waiting') {
            this.toBottom();
        } else if (grown && count) {
            this.pill.hidden = false;
        }
    }

    toBottom(smooth = false) {
        this.scroller.scrollTo({ top: this.scroller.scrollHeight, behavior: smooth ? 'smooth' : 'instant' });
        this.pill.hidden = true;
        this.stuck = true;
    }

    setTyping(author, on) {
        const name = nameOf(author);
        clearTimeout(this.#typists.get(name)?.timer);
        this.#typists.delete(name);
        if (on) {
            this.#typists.set(name, { author, timer: setTimeout(() => this.setTyping(author, false), TYPING_FADES) });
        }
        this.#showTyping();
    }

    clearTyping(kind) {
        [...this.#typists.values()].filter(({ author }) => author.kind === kind)
            .forEach(({ author }) => this.setTyping(author, false));
    }

    #showTyping() {
        const last = [...this.#typists.values()].at(-1);
        this.typing.hidden = !last;
        if (last) {
            const text = say('typing', { name: nameOf(last.author) });
            this.typing.replaceChildren(avatar(last.author.kind), el('span', { class: 'dots', role: 'img', 'aria-label': text },
                el('i'), el('i'), el('i')));
            this.typing.title = text;
        }
        if (this.stuck) {
            this.toBottom();
        }
    }

    #scrolled() {
        const { scrollHeight, scrollTop, clientHeight } = this.scroller;
        this.stuck = scrollHeight - scrollTop - clientHeight < NEAR_BOTTOM;
        this.pill.hidden ||= this.stuck;
    }

    #nodes(entries, { announce, newFrom }) {
        const nodes = [];
        entries.forEach((entry, index) => {
            const [before, after] = [entries[index - 1], entries[index + 1]];
            if (!before || dayOf(before) !== dayOf(entry)) {
                nodes.push(this.#divider(`day ${dayOf(entry)}`, () => this.#dayName(entry.message.sentAt), 'day'));
            }
            if (newFrom && entry.message.seq === newFrom) {
                nodes.push(this.#divider('new', () => say('newLine'), 'new'));
            }
            const place = `${grouped(before, entry) ? '' : 'first'} ${grouped(entry, after) ? '' : 'last'}`.trim();
            nodes.push(this.#bubble(entry, place, announce));
        });
        return nodes;
    }

    #bubble(entry, place, announce) {
        let bubble = this.#bubbles.get(entry.key);
        if (!bubble) {
            bubble = new Bubble(entry, this.context);
            if (!announce || this.context.own(entry.message)) {
                bubble.node.setAttribute('aria-live', 'off');
            }
            this.#bubbles.set(entry.key, bubble);
        }
        bubble.update(entry, place);
        return bubble.node;
    }

    #divider(key, text, kind) {
        if (!this.#dividers.has(key)) {
            this.#dividers.set(key, el('div', { class: `divider ${kind}`, 'aria-live': 'off' }, el('span', {}, text())));
        }
        return this.#dividers.get(key);
    }

    #reconcile(nodes) {
        let present = this.log.firstElementChild;
        for (const node of nodes) {
            if (node === present) {
                present = present.nextElementSibling;
            } else {
                this.log.insertBefore(node, present);
            }
        }
        while (present) {
            const gone = present;
            present = present.nextElementSibling;
            gone.remove();
        }
        const kept = new Set(nodes);
        this.#bubbles.forEach((bubble, key) => kept.has(bubble.node) || this.#bubbles.delete(key));
    }

    #dayName(sentAt) {
        const date = new Date(sentAt);
        const ago = new Date().setHours(0, 0, 0, 0) - new Date(date).setHours(0, 0, 0, 0);
        const day = 86_400_000;
        return ago < day / 2 ? say('today') : ago < day * 1.5 ? say('yesterday') : this.day.format(date);
    }
}

function dayOf({ message }) {
    return new Date(message.sentAt).toDateString();
}

function grouped(one, other) {
    const [a, b] = [one?.message, other?.message];
    return Boolean(a && b) && a.author.kind === b.author.kind && a.author.name === b.author.name
        && a.author.kind !== 'system' && a.visibility === b.visibility && dayOf(one) === dayOf(other)
        && Math.abs(new Date(b.sentAt) - new Date(a.sentAt)) < SAME_GROUP;
}

function clock(locale) {
    const time = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' });
    const full = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' });
    return sentAt => {
        const date = new Date(sentAt);
        return { time: time.format(date), full: full.format(date) };
    };
}

/** Confirmed messages first, then what the outbox still holds. */
export function entriesOf(session, stateOf) {
    const confirmed = session.timeline.items.map(message => ({
        key: message.clientId ?? message.id ?? message[session.timeline.order], message, state: stateOf(message) }));
    const known = new Set(confirmed.map(entry => entry.key));
    const pending = session.outbox.items.filter(item => !known.has(item.clientId)).map(item => ({
        key: item.clientId, item, state: session.outbox.stateOf(item),
        message: { author: session.author, text: item.text, sentAt: item.at, visibility: item.visibility,
            attachments: item.attachments } }));
    return [...confirmed, ...pending];
}

export function usableLocale(locale) {
    try {
        return Intl.getCanonicalLocales(locale || document.documentElement.lang || navigator.language)[0];
    } catch {
        return 'en';
    }
}
