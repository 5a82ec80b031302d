import { CROSS } from './icons.js';
import { el, icon, say } from './kit.js';

/** The card above the launcher with the newest unread message. It follows from page to page until dismissed or read. */
export class Preview {
    constructor(widget, open, onDismiss) {
        Object.assign(this, { widget, open, onDismiss });
        this.card = el('div', { class: 'preview', 'data-test': 'preview', hidden: true });
        widget.button.before(el('div', { role: 'status' }, this.card));
    }

    offer({ seq, author, text, attachments }) {
        const name = author.name ?? say(author.kind);
        const words = text.replace(/\*\*|\[([^\]]*)\]\([^)]*\)/g, '$1') || attachments[0].name;
        this.card.replaceChildren(
            el('button', { type: 'button', class: 'show', onclick: this.open },
                el('b', {}, author.kind === 'assistant' ? `${name} · ${say('assistantRole')}` : name),
                el('span', { dir: 'auto' }, words)),
            el('button', { type: 'button', class: 'dismiss', 'aria-label': say('dismiss'),
                onclick: () => this.#dismiss(seq) }, icon(CROSS)));
        this.card.hidden = false;
    }

    #dismiss(seq) {
        this.hide();
        this.onDismiss(seq);
        this.widget.button.focus();
    }

    hide() {
        this.card.hidden = true;
    }
}

const QUIET_START = 1_500;
const CONNECTED_SHOWN = 2_000;
const OFFER_RETRY = 60_000;

export class StatusPill {
    #timers = [];
    #trouble = false;
    #everOnline = false;

    constructor(retry) {
        this.retry = retry;
        this.text = el('span');
        this.button = el('button', { type: 'button', class: 'toggle', hidden: true, onclick: () => retry() }, say('retryNow'));
        this.pill = el('div', { class: 'pill', 'data-test': 'connection', hidden: true }, this.text, this.button);
        this.element = el('div', { class: 'pill-place', role: 'status' }, this.pill);
    }

    update(state) {
        if (state === 'online') {
            this.#recovered();
        } else if (state === 'stopped') {
            this.#clear();
            this.pill.hidden = true;
        } else if (!this.#trouble) {
            this.#trouble = true;
            this.#clear();
            this.#later(this.#everOnline ? 0 : QUIET_START, () => this.#show(this.#everOnline ? 'reconnecting' : 'connecting'));
            this.#later(OFFER_RETRY, () => { this.button.hidden = false; });
        }
    }

    #recovered() {
        this.#clear();
        this.button.hidden = true;
        this.#trouble = false;
        this.#everOnline = true;
        if (!this.pill.hidden) {
            this.#show('connected');
            this.#later(CONNECTED_SHOWN, () => { this.pill.hidden = true; });
        }
    }

    #show(key) {
        this.text.textContent = say(key);
        this.pill.dataset.state = key;
        this.pill.hidden = false;
    }

    #later(delay, action) {
        this.#timers.push(setTimeout(action, delay));
    }

    #clear() {
        this.#timers.splice(0).forEach(clearTimeout);
    }
}

const NOTICEABLE = 400;
const GIVE_UP = 60_000;

/** Shows that the assistant is at work when its answer takes longer than a moment. */
export class Waiting {
    #question = null;

    constructor(session, list) {
        this.session = session;
        this.list = list;
    }

    refresh() {
        const { state, timeline, connection } = this.session;
        const last = timeline.items.findLast(({ author }) => author.kind !== 'system');
        const awaited = connection.online && state.control === 'assistant' && last?.author.kind === 'visitor'
            && Date.now() - new Date(last.sentAt) < GIVE_UP ? last.seq : null;
        if (awaited === this.#question) {
            return;
        }
        this.#question = awaited;
        clearTimeout(this.timer);
        const show = () => this.list.setTyping(this.session.assistant, awaited);
        if (awaited) {
            this.timer = setTimeout(show, NOTICEABLE);
        } else {
            show();
        }
    }
}
