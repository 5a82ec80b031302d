import { Session } from './session.js';
import { Store } from './outbox.js';

const CACHED_MESSAGES = 200;
const FRESH = { id: null, status: 'open', control: 'assistant', ticket: null, agent: null, seen: 0, seenByAgent: 0,
    dismissed: 0, ratings: {}, wantsHuman: false, skippedEmail: false };

export class VisitorSession extends Session {
    author = { kind: 'visitor' };
    #pending = [];

    constructor({ config, identity }) {
        super({ url: config.socket, store: new Store('localStorage', config.prefix), lock: `${config.prefix}send`,
            order: 'seq' });
        this.locale = config.locale ?? document.documentElement.lang;
        this.identity = identity;
        this.key = config.key;
        this.settings = this.store.get('settings') ?? {};
        this.contactDetails = this.store.get('contact') ?? {};
        this.#restore();
        this.unwatch = this.store.watch(name => name === 'conversation' && this.#followOtherTab());
    }

    hello() {
        return { type: 'hello', visitorToken: this.store.get('token') ?? undefined, identity: this.identity().token,
            conversation: this.state.id ?? undefined, after: this.after,
            locale: this.locale || undefined,
            timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, page: { url: location.href.split('#')[0], title: document.title } };
    }

    welcomed({ visitorToken, conversation, lastSeq, messages, settings, visitor }) {
        const same = conversation.id === this.state.id;
        if (same && lastSeq < this.timeline.last) {
            this.#enter(conversation.id);
            this.connection.resume();
            return;
        }
        if (!same) {
            this.#enter(conversation.id);
        }
        this.store.set('token', visitorToken);
        this.store.set('settings', this.settings = { ...this.settings, ...settings });
        this.visitor = { ...visitor, ...this.contactDetails };
        this.statusChanged(conversation);
        this.receivedPage(messages ?? []);
        this.emit('welcome', { fresh: !same });
        this.#sayAgain(visitor);
    }

    statusChanged({ status, control, ticket, agent }) {
        const before = { ...this.state };
        Object.assign(this.state, { status, control, ticket: ticket ?? before.ticket, agent });
        this.state.wantsHuman &&= status === 'open' && control === 'assistant';
        this.draft = null;
        this.#save();
        this.emit('status', { before });
    }

    readByOther(seq) {
        this.state.seenByAgent = Math.max(this.state.seenByAgent, seq);
        this.#save();
        this.emit('outbox');
    }

    refused(frame) {
        if (frame.code === 'closed') {
            this.statusChanged({ ...this.state, status: 'resolved' });
        }
        if (frame.code === 'rate-limited' && this.state.wantsHuman) {
            setTimeout(() => this.state.wantsHuman && this.connection.send({ type: 'escalate' }), frame.retryAfterMs ?? 1_000);
        }
        super.refused(frame);
    }

    show(messages, page) {
        super.show(messages, page);
        if (messages.length) {
            this.#save();
        }
    }

    write(text, extra) {
        const item = super.write(text, extra);
        this.#save();
        return item;
    }

    escalate() {
        this.state.wantsHuman = true;
        this.#save();
        this.connection.send({ type: 'escalate' });
        this.emit('status', { before: this.state });
    }

    contact(details) {
        this.contactDetails = { ...this.contactDetails, ...details };
        this.visitor = { ...this.visitor, ...details };
        this.store.set('contact', this.contactDetails);
        this.connection.send({ type: 'contact', ...details });
    }

    skipEmail() {
        this.state.skippedEmail = true;
        this.#save();
    }

    rate(score, seq) {
        this.state.ratings[seq ?? 'all'] = score;
        this.#save();
        this.#ask({ type: 'rate', score, seq });
    }

    startNew() {
        this.#ask({ type: 'new' });
    }

    typing(on) {
        this.connection.send({ type: 'typing', on });
    }

    get assistant() {
        return { kind: 'assistant', name: this.settings.assistantName };
    }

    get target() {
        return { path: `chat/${encodeURIComponent(this.key)}`, token: this.store.get('token') };
    }

    get unread() {
        return this.timeline.items.filter(({ seq, author }) => seq > this.state.seen
            && (author.kind === 'assistant' || author.kind === 'agent'));
    }

    markSeen() {
        if (this.timeline.last > this.state.seen) {
            this.state.seen = this.timeline.last;
            this.#save();
            this.connection.send({ type: 'read', seq: this.state.seen });
        }
    }

    dismiss(seq) {
        this.state.dismissed = seq;
        this.#save();
    }

    end() {
        this.stop();
        this.unwatch();
        this.outbox.clear();
        this.store.clear();
    }

    #ask(frame) {
        if (!this.connection.send(frame)) {
            this.#pending.push(frame);
        }
    }

    /** What has no acknowledgement is said again after each welcome, until the server shows that it knows. */
    #sayAgain(known) {
        queueMicrotask(() => {
            const contact = Object.entries({ ...this.identity(), ...this.contactDetails, token: undefined })
                .filter(([field, value]) => value && known?.[field] !== value);
            if (contact.length) {
                this.connection.send({ type: 'contact', ...Object.fromEntries(contact) });
            }
            if (this.state.wantsHuman) {
                this.connection.send({ type: 'escalate' });
            }
            if (this.state.seen) {
                this.connection.send({ type: 'read', seq: this.state.seen });
            }
            this.#pending.splice(0).forEach(frame => this.#ask(frame));
            this.drain();
        });
    }

    #enter(id) {
        this.timeline.clear();
        this.state = { ...FRESH, ratings: {}, wantsHuman: this.state.wantsHuman && !this.state.id, id };
        this.outbox.items.filter(item => item.refused === 'closed').forEach(item => this.outbox.retry(item.clientId));
        this.outbox.items.filter(item => item.settled).forEach(item => this.outbox.shown(item.clientId));
    }

    /**
     * History is cached whole or not at all: a page shows it at once, its end is the cursor to resume from, and there
     * cannot be a hole. Longer ones are fetched anew. Like the server, we store no empty conversation.
     */
    #save() {
        const { items } = this.timeline;
        if (!items.length && !this.outbox.items.length) {
            return;
        }
        this.store.set('conversation', this.state);
        if (items.length && items.length <= CACHED_MESSAGES && items[0].seq === 1) {
            this.store.set('history', { id: this.state.id, items });
        } else {
            this.store.remove('history');
        }
    }

    #restore() {
        this.state = { ...FRESH, ratings: {}, ...this.store.get('conversation') };
        const history = this.store.get('history');
        if (history && history.id === this.state.id) {
            this.timeline.acceptPage(history.items);
            history.items.forEach(item => this.outbox.shown(item.clientId));
        }
    }

    #followOtherTab() {
        const other = this.store.get('conversation');
        if (other && other.id !== this.state.id) {
            this.timeline.clear();
            this.#restore();
            this.emit('welcome', { fresh: true });
            this.connection.resume();
        } else if (other) {
            this.state.seen = Math.max(this.state.seen, other.seen);
            this.emit('outbox');
        }
    }
}

/** The events that a page may listen to; history seen before is none. */
export function relay(session, events) {
    session.on('acknowledged', ({ clientId, seq, text }) => events.emit('message:sent', { clientId, seq, text }));
    session.on('messages', ({ messages }) => messages
        .filter(({ author, seq }) => author.kind !== 'visitor' && seq > session.state.seen)
        .forEach(message => events.emit('message:received', message)));
    session.on('problem', ({ code, message, clientId }) => events.emit('error', { code, message, clientId }));
    session.on('status', ({ before }) => {
        const { id, status, control, ticket } = session.state;
        if (before.id === id && before.status === status && before.control === control) {
            return;
        }
        if (status === 'resolved' && before.status !== 'resolved') {
            events.emit('resolved', { conversation: id });
        } else if (before.control === 'assistant' && before.status === 'open' && (status === 'escalated' || control !== 'assistant')) {
            events.emit('handoff', { conversation: id, ticket });
        }
    });
}
