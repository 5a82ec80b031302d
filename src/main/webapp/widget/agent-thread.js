import './agent-texts.js';
import { AgentBar } from './agent-bar.js';
import { AgentComposer } from './agent-composer.js';
import { AgentSession } from './agent-session.js';
import { agentStyle } from './agent-style.js';
import { el, paint, say, tokens } from './kit.js';
import { StatusPill } from './notices.js';
import { threadStyle } from './styles.js';
import { MessageList, entriesOf, usableLocale } from './thread.js';

const ELAPSED = 5_000;

/**
 * `<deskbridge-agent-thread conversation="ID" socket="ws/agent" locale="en">`: the live thread in the agents' console.
 * Fires `deskbridge:status` with {conversation, status, control, ticket} whenever they change.
 */
class AgentThread extends HTMLElement {
    static observedAttributes = ['conversation', 'socket', 'locale'];
    #stops = [];
    #problemTimer = 0;

    constructor() {
        super();
        this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [tokens, threadStyle, agentStyle];
    }

    connectedCallback() {
        this.#start();
    }

    disconnectedCallback() {
        this.#end();
    }

    attributeChangedCallback(name, before, after) {
        if (this.session && before !== after) {
            this.#end();
            this.#start();
        }
    }

    #start() {
        const conversation = this.getAttribute('conversation');
        if (!conversation) {
            return;
        }
        this.session = new AgentSession(socketUrl(this.getAttribute('socket') ?? 'ws/agent'), conversation);
        this.#build();
        this.#listen();
        this.#refresh();
        this.session.connection.start();
    }

    #end() {
        this.#stops.splice(0).forEach(stop => stop());
        clearTimeout(this.#problemTimer);
        this.session?.stop();
        this.session?.outbox.unwatch();
        this.session = null;
    }

    #build() {
        const { session } = this;
        this.bar = new AgentBar(command => session.command(command));
        this.pill = new StatusPill(() => session.connection.hurry());
        this.list = new MessageList({ me: 'agent', locale: usableLocale(this.getAttribute('locale')),
            own: ({ author }) => author.kind === 'agent' || author.kind === 'assistant',
            retry: id => session.retry(id), edit: id => this.#giveBack(id) });
        this.composer = new AgentComposer(session);
        this.here = el('p', { class: 'here', role: 'status', hidden: true });
        this.problem = el('p', { class: 'problem', role: 'alert', hidden: true });
        this.shadowRoot.replaceChildren(el('i', { class: 'probe' }), el('div', { class: 'frame' }, this.bar.element, this.here,
            this.pill.element, this.list.element, this.problem, this.composer.element));
        this.composer.composer.files.listen(this.shadowRoot.querySelector('.frame'));
        paint(this.shadowRoot, this.getAttribute('brand'));
    }

    #listen() {
        const { session } = this;
        session.on('messages', ({ messages, page }) => {
            messages.forEach(({ author }) => this.list.clearTyping(author.kind));
            this.#refresh(!page);
        });
        session.on('outbox', () => this.#refresh());
        session.on('status', state => this.#statusChanged(state));
        session.on('online', ({ state }) => { this.pill.update(state); this.#refresh(); });
        session.on('typing', ({ author, on }) => author.name !== session.author.name && this.list.setTyping(author, on));
        session.on('presence', names => this.#showPresence(names));
        session.on('problem', frame => this.#showProblem(frame));
        this.#during(document, 'visibilitychange', () => this.#refresh());
        this.#during(window, 'beforeunload', event => session.outbox.next && event.preventDefault());
        const clock = setInterval(() => session.outbox.items.length && this.#refresh(), ELAPSED);
        this.#stops.push(() => clearInterval(clock));
    }

    #during(target, event, handler) {
        target.addEventListener(event, handler);
        this.#stops.push(() => target.removeEventListener(event, handler));
    }

    #statusChanged({ status, control, ticket }) {
        const signature = JSON.stringify([this.session.conversation, status, control, ticket]);
        if (signature !== this.signature) {
            this.signature = signature;
            this.dispatchEvent(new CustomEvent('deskbridge:status', { bubbles: true, composed: true,
                detail: { conversation: this.session.conversation, status, control, ticket } }));
        }
        this.#refresh();
    }

    #refresh(announce = false) {
        const { session } = this;
        const stateOf = ({ author, seq, visibility }) => author.kind === 'visitor' || author.kind === 'system' ? 'received'
            : seq <= session.seenByVisitor && visibility !== 'internal' ? 'read' : 'sent';
        this.bar.refresh(session);
        this.composer.refresh();
        this.list.show(entriesOf(session, stateOf), { announce });
        if (document.visibilityState === 'visible') {
            session.markSeen();
        }
    }

    #giveBack(clientId) {
        const note = this.session.outbox.get(clientId)?.visibility === 'internal';
        this.composer.choose(note ? 'internal' : 'public');
        this.composer.giveBack(this.session.withdraw(clientId));
    }

    #showPresence(names) {
        const others = [...names];
        const self = others.indexOf(this.session.author.name);
        others.splice(self, self < 0 ? 0 : 1);
        this.here.hidden = !others.length;
        this.here.textContent = say('alsoHere', { names: others.join(', ') });
    }

    #showProblem({ code, message, clientId }) {
        if (!clientId && code !== 'rate-limited') {
            clearTimeout(this.#problemTimer);
            this.problem.hidden = false;
            this.problem.textContent = message ?? code;
            this.#problemTimer = setTimeout(() => { this.problem.hidden = true; }, ELAPSED * 2);
        }
    }
}

export function socketUrl(address) {
    const url = new URL(address, document.baseURI);
    url.protocol = url.protocol.replace('http', 'ws');
    return url.href;
}

customElements.define('deskbridge-agent-thread', AgentThread);
