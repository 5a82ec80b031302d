import './agent-texts.js';
import { Connection } from './connection.js';
import { el, say, sheet } from './kit.js';

const style = sheet(`
:host { display: inline-block; }
.dot { display: block; width: 10px; height: 10px; border-radius: 50%; background: #9aa1ac; border: 1px solid rgb(0 0 0 / .25); }
.dot[data-online] { background: #2e9e5b; }
@media (forced-colors: active) { .dot { background: GrayText; } .dot[data-online] { background: Highlight; forced-color-adjust: none; } }`);

/**
 * `<deskbridge-agent-feed workspace="ID" socket="ws/agent">`: dispatches a bubbling `deskbridge:activity` for each
 * activity in the workspace, and `deskbridge:live` with {online, again} so that the page can refresh what it missed.
 */
class AgentFeed extends HTMLElement {
    #before = false;

    constructor() {
        super();
        this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [style];
        this.dot = el('span', { class: 'dot', role: 'img', 'data-test': 'feed' });
        this.shadowRoot.append(this.dot);
    }

    connectedCallback() {
        const url = new URL(this.getAttribute('socket') ?? 'ws/agent', document.baseURI);
        url.protocol = url.protocol.replace('http', 'ws');
        this.connection = new Connection({ url: url.href, greeted: false,
            hello: () => ({ type: 'hello', workspace: this.getAttribute('workspace') }),
            onFrame: ({ type, ...activity }) => type === 'activity' && this.#fire('deskbridge:activity', activity),
            onState: state => this.#show(state === 'online') });
        this.connection.start();
    }

    disconnectedCallback() {
        this.connection.stop();
    }

    #show(online) {
        const label = say(online ? 'feedOnline' : 'feedOffline');
        this.dot.toggleAttribute('data-online', online);
        this.dot.setAttribute('aria-label', label);
        this.dot.title = label;
        if (this.online !== online) {
            this.online = online;
            this.#fire('deskbridge:live', { online, again: this.#before });
            this.#before ||= online;
        }
    }

    #fire(name, detail) {
        this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
    }
}

customElements.define('deskbridge-agent-feed', AgentFeed);
