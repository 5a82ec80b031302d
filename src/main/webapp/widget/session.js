import { Connection } from './connection.js';
import { Emitter } from './kit.js';
import { Outbox, Timeline } from './outbox.js';

const ACKNOWLEDGED_WITHIN = 10_000;
const GAP_PATIENCE = 1_500;
const LARGEST_FRAME = 60_000;
const SHORTEST_WAIT = 250;
const LINKS_LAST = 1_800_000;
const RENEW_EVERY = 1_500_000;

const pause = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));

/** One tab sends at a time; without Web Locks the idempotent client id makes a second sender harmless. */
const exclusively = (name, work) => navigator.locks ? navigator.locks.request(name, work) : work();

/**
 * What visitors and agents have in common. The outbox is emptied one message at a time, so that their order survives a
 * rate limit or a lost acknowledgement.
 */
export class Session extends Emitter {
    #inFlight = null;
    #draining = false;
    #gapTimer = 0;
    #linksUntil = 0;
    #renewing = false;
    #renewal = setInterval(() => this.timeline.beforeFiles < this.timeline.last && this.connection.send(this.hello()),
        RENEW_EVERY);

    constructor({ url, store, lock, order }) {
        super();
        this.store = store;
        this.lock = lock;
        this.timeline = new Timeline(order);
        this.outbox = new Outbox(store);
        this.outbox.onchange = () => this.#outboxChanged();
        this.handlers = new Map(Object.entries(this.frames()));
        this.connection = new Connection({ url, hello: () => this.hello(),
            onFrame: frame => this.handlers.get(frame.type)?.(frame),
            onState: (state, event) => this.#connectionChanged(state, event) });
    }

    frames() {
        return {
            welcome: frame => this.welcomed(frame),
            message: frame => this.received(frame),
            status: frame => this.statusChanged(frame),
            typing: frame => this.emit('typing', frame),
            draft: frame => this.emit('outbox', this.draft = frame),
            read: frame => this.readByOther(frame.seq),
            error: frame => this.refused(frame),
            pong: frame => this.#compare(frame.lastSeq),
        };
    }

    get online() {
        return this.connection.online;
    }

    write(text, extra) {
        const item = this.outbox.add(text, extra);
        this.#outboxChanged();
        return item;
    }

    retry(clientId) {
        this.outbox.retry(clientId);
        this.connection.hurry();
        this.#outboxChanged();
    }

    /** Where files go; only the server's greeting tells a newcomer. */
    async uploads() {
        this.online || await new Promise(done => this.on('online', ({ state }) => state === 'online' && done()));
        return this.target;
    }

    withdraw(clientId) {
        const item = this.outbox.take(clientId);
        this.emit('outbox');
        return item;
    }

    /** What to greet with. Links to files end after an hour, so that messages with files are asked for again in time. */
    get after() {
        this.#renewing = Date.now() > this.#linksUntil;
        return (this.#renewing ? this.timeline.beforeFiles : this.timeline.last) || undefined;
    }

    received(message) {
        this.#acknowledge(message);
        this.show(this.timeline.accept(message));
        this.#watchGap();
    }

    receivedPage(messages) {
        messages.forEach(message => this.#acknowledge(message));
        if (this.#renewing) {
            this.#linksUntil = Date.now() + LINKS_LAST;
        }
        this.show(this.timeline.acceptPage(messages), true);
    }

    show(messages, page = false) {
        messages.forEach(message => this.outbox.shown(message.clientId));
        if (messages.length) {
            this.emit('messages', { messages, page });
        }
    }

    refused(frame) {
        const clientId = frame.clientId ?? this.#inFlight?.clientId;
        if (frame.code === 'rate-limited') {
            this.#land({ wait: frame.retryAfterMs ?? 1_000 });
        } else if (clientId && ['too-large', 'closed', frame.clientId && 'conflict', frame.clientId && 'bad-frame'].includes(frame.code)) {
            this.outbox.refuse(clientId, frame.code);
            this.#land({});
        }
        this.emit('problem', frame);
        this.emit('outbox');
    }

    #acknowledge(message) {
        if (message.clientId && this.outbox.get(message.clientId)) {
            this.outbox.settle(message.clientId);
            this.emit('acknowledged', message);
        }
        if (message.clientId === this.#inFlight?.clientId) {
            this.#land({});
        }
    }

    #land(outcome) {
        this.#inFlight?.resolve(outcome);
        this.#inFlight = null;
    }

    #outboxChanged() {
        this.emit('outbox');
        this.drain();
    }

    async drain() {
        if (this.#draining || !this.online || !this.outbox.next) {
            return;
        }
        this.#draining = true;
        try {
            await exclusively(this.lock, () => this.#sendAll());
        } finally {
            this.#draining = false;
        }
        this.drain();
    }

    async #sendAll() {
        for (let item = this.outbox.next; item && this.online; item = this.outbox.next) {
            const { wait } = await this.#deliver(item);
            if (wait != null) {
                await pause(Math.max(SHORTEST_WAIT, wait));
            }
        }
    }

    #deliver({ clientId, text, visibility, attachments }) {
        const frame = { type: 'message', clientId, text, visibility,
            attachments: attachments?.map(({ uploadId }) => uploadId) };
        if (new TextEncoder().encode(JSON.stringify(frame)).length > LARGEST_FRAME) {
            this.refused({ code: 'too-large', clientId });
            return {};
        }
        if (!this.connection.send(frame)) {
            return { wait: SHORTEST_WAIT };
        }
        return new Promise(resolve => {
            const timer = setTimeout(() => this.#land({}), ACKNOWLEDGED_WITHIN);
            this.#inFlight = { clientId, resolve: outcome => { clearTimeout(timer); resolve(outcome); } };
        });
    }

    #connectionChanged(state, event) {
        if (state === 'online') {
            this.drain();
            this.#watchGap();
        } else {
            clearTimeout(this.#gapTimer);
            this.#land({});
        }
        this.emit('online', { state, event });
    }

    /** The missing frame is usually close behind; only a lasting gap is worth a new greeting. */
    #watchGap(behind = this.timeline.hasGap) {
        clearTimeout(this.#gapTimer);
        if (behind) {
            const before = this.timeline.last;
            this.#gapTimer = setTimeout(() => {
                if (this.timeline.last === before) {
                    this.connection.resume();
                }
            }, GAP_PATIENCE);
        }
    }

    #compare(lastSeq) {
        if (lastSeq > this.timeline.last) {
            this.#watchGap(true);
        }
    }

    stop() {
        this.connection.stop();
        clearTimeout(this.#gapTimer);
        clearInterval(this.#renewal);
    }
}
