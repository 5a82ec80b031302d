import { Store } from './outbox.js';
import { Session } from './session.js';

/** The agent's side of a live conversation. Drafts and unsent messages belong to the log-in, so they end with the tab. */
export class AgentSession extends Session {
    author = { kind: 'agent' };
    state = { status: 'open', control: 'assistant', ticket: null };
    visitor = {};
    seenByVisitor = 0;
    #seen = 0;
    #mine = false;

    constructor(url, conversation) {
        const prefix = `deskbridge-agent:${conversation}:`;
        super({ url, store: new Store('sessionStorage', prefix), lock: prefix + url, order: 'position' });
        this.conversation = conversation;
    }

    frames() {
        return { ...super.frames(), presence: ({ agents }) => this.emit('presence', agents) };
    }

    hello() {
        return { type: 'hello', conversation: this.conversation, after: this.after };
    }

    get target() {
        return { path: `workspaces/${this.workspace}` };
    }

    welcomed({ conversation, messages, agent, workspace }) {
        this.workspace = workspace;
        this.visitor = conversation.visitor ?? {};
        this.author = { kind: 'agent', name: agent?.name };
        this.statusChanged(conversation);
        this.receivedPage(messages ?? []);
        queueMicrotask(() => this.#seen && this.connection.send({ type: 'read', seq: this.#seen }));
    }

    statusChanged({ status, control, ticket, agent }) {
        this.#mine &&= control === 'human' && (agent?.name ?? this.author.name) === this.author.name;
        const holder = agent ?? (this.#mine ? this.author : null);
        Object.assign(this.state, { status, control, ticket: ticket ?? this.state.ticket, agent: holder });
        this.emit('status', this.state);
    }

    readByOther(seq) {
        this.seenByVisitor = Math.max(this.seenByVisitor, seq);
        this.emit('outbox');
    }

    /** Control changes are for now or not at all: none is kept for later, when the situation may be another. */
    command(type) {
        this.#mine = type === 'takeover';
        return this.connection.send({ type });
    }

    typing(on) {
        this.connection.send({ type: 'typing', on });
    }

    markSeen() {
        const last = this.timeline.items.at(-1)?.seq ?? 0;
        if (last > this.#seen) {
            this.#seen = last;
            this.connection.send({ type: 'read', seq: last });
        }
    }
}
