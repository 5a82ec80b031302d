import { Ending } from './ending.js';
import { Footer, Header, greeting, ownerOf } from './frame.js';
import { el, say } from './kit.js';
import { Preview, StatusPill, Waiting } from './notices.js';
import { panelStyle, threadStyle } from './styles.js';
import { Composer, MessageList, entriesOf, usableLocale } from './thread.js';
import { VisitorSession, relay } from './visitor-session.js';

const ELAPSED = 5_000;

export function mount(boot) {
    return new Panel(boot);
}

/** Puts session and views together; every change ends in `refresh`. */
class Panel {
    #newFrom = null;
    #stops = [];

    constructor({ widget, config, events, identity }) {
        Object.assign(this, { widget, config, events });
        this.session = new VisitorSession({ config, identity });
        this.preview = new Preview(widget, () => this.open(), seq => this.session.dismiss(seq));
        relay(this.session, events);
        this.#build();
        this.#listen();
        this.refresh();
        this.#offerUnread();
    }

    connect() {
        this.session.connection.start();
    }

    open() {
        this.connect();
        if (!this.isOpen) {
            this.#newFrom = this.session.unread[0]?.seq ?? null;
            this.widget.opened = true;
            this.element.hidden = false;
            this.preview.hide();
            this.refresh();
            this.list.toBottom();
            this.events.emit('opened');
        }
        this.#focusInside();
    }

    close() {
        if (this.isOpen) {
            const inside = this.widget.shadowRoot.activeElement;
            this.header.closeMenu();
            this.element.hidden = true;
            this.widget.opened = false;
            this.composer.rest();
            if (inside || document.activeElement === document.body) {
                this.widget.button.focus();
            }
            this.events.emit('closed');
        }
    }

    send(text = '', attachments = []) {
        const words = String(text ?? '').trim();
        if (words || attachments.length) {
            this.session.write(words, { attachments });
            this.connect();
            this.#newFrom = null;
        }
    }

    identify({ token, ...contact }) {
        if (Object.values(contact).some(Boolean)) {
            this.session.contact(contact);
        }
        if (token) {
            this.session.connection.resume();
        }
    }

    stop() {
        this.#stops.forEach(stop => stop());
        this.session.end();
        this.element.remove();
    }

    get isOpen() {
        return this.widget.opened;
    }

    get #watched() {
        return this.isOpen && document.visibilityState === 'visible';
    }

    #build() {
        const { session } = this;
        this.header = new Header({ onClose: () => this.close(), choices: () => this.footer.choices() });
        this.pill = new StatusPill(() => session.connection.hurry());
        this.list = new MessageList({ me: 'visitor', locale: usableLocale(this.config.locale),
            own: ({ author }) => author.kind === 'visitor', retry: id => session.retry(id),
            edit: id => this.composer.giveBack(session.withdraw(id)), human: () => session.escalate(),
            rate: (score, seq) => { session.rate(score, seq); this.refresh(); } });
        this.composer = new Composer({ onSend: (text, files) => this.send(text, files), onTyping: on => session.typing(on),
            uploads: () => session.uploads(),
            draft: { load: () => session.store.get('draft'), save: text => session.store.set('draft', text) } });
        this.ending = new Ending(this.list.tail, session, () => this.refresh(), () => this.composer.field.focus());
        this.waiting = new Waiting(session, this.list);
        this.footer = new Footer(session, text => this.send(text));
        this.banner = el('p', { class: 'banner', hidden: true }, say('away'));
        this.element = el('section', { id: 'deskbridge-panel', class: 'panel', 'data-test': 'panel', role: 'dialog',
            'aria-labelledby': 'deskbridge-title', tabindex: '-1', hidden: true }, this.header.element, this.banner,
            this.pill.element, this.list.element, el('div', { class: 'below' }, this.footer.element, this.composer.element));
        this.composer.files.listen(this.element);
        this.element.addEventListener('keydown', event => this.#key(event));
        this.widget.shadowRoot.adoptedStyleSheets.push(threadStyle, panelStyle);
        this.widget.button.before(this.element);
    }

    #listen() {
        const { session } = this;
        session.on('messages', ({ messages, page }) => this.#arrived(messages, page));
        ['outbox', 'status', 'welcome'].forEach(name => session.on(name, () => this.refresh()));
        session.on('online', ({ state }) => this.pill.update(state));
        session.on('typing', ({ author, on }) => this.list.setTyping(author, on));
        this.#during(document, 'visibilitychange', () => this.refresh());
        this.#during(window, 'focus', () => this.refresh());
        if (window.visualViewport) {
            this.#during(visualViewport, 'resize', () => this.#fitKeyboard());
        }
        const clock = setInterval(() => session.outbox.items.length && this.refresh(), ELAPSED);
        this.#stops.push(() => clearInterval(clock));
    }

    #during(target, event, handler) {
        target.addEventListener(event, handler);
        this.#stops.push(() => target.removeEventListener(event, handler));
    }

    #arrived(messages, page) {
        messages.forEach(({ author }) => this.list.clearTyping(author.kind));
        this.refresh(!page);
        this.#offerUnread();
    }

    #offerUnread() {
        const unread = this.session.unread.at(-1);
        if (unread?.seq > this.session.state.dismissed && !this.isOpen) {
            this.preview.offer(unread);
        }
    }

    refresh(announce = false) {
        const { session } = this;
        const { state } = session;
        const stateOf = ({ author, seq }) => author.kind !== 'visitor' ? 'received' : seq <= state.seenByAgent ? 'read' : 'sent';
        const entries = entriesOf(session, stateOf).map(entry => ({ ...entry, rating: state.ratings[entry.message.seq],
            canAskHuman: this.footer.canAskHuman }));
        if (this.footer.canAskHuman && session.draft?.reply >= session.timeline.last) {
            entries.push({ key: session.draft, message: { ...session.draft, author: session.assistant, sentAt: Date.now() } });
        }
        this.header.show(ownerOf(session));
        this.banner.hidden = session.settings.online !== false || state.control !== 'assistant';
        greeting(this.list.head, session.settings);
        this.ending.refresh();
        this.footer.refresh();
        this.waiting.refresh();
        this.widget.brand(this.config.brand ?? session.settings.brand);
        this.list.show(entries, { announce: announce && this.isOpen, newFrom: this.#newFrom });
        this.#countUnread();
    }

    #countUnread() {
        if (this.#watched) {
            this.session.markSeen();
        }
        const count = this.session.unread.length;
        this.widget.showUnread(count);
        if (count !== this.counted) {
            this.counted = count;
            this.events.emit('unread', count);
        }
        if (!count) {
            this.preview.hide();
        }
    }

    /** On a touch screen the field would raise the keyboard over half of the thread. */
    #focusInside() {
        (matchMedia('(pointer: coarse)').matches ? this.header.title : this.composer.field).focus();
    }

    #key(event) {
        if (event.key === 'Escape' && !event.isComposing) {
            event.stopPropagation();
            this.header.closeMenu() || this.close();
        }
    }

    #fitKeyboard() {
        this.element.style.setProperty('--visible-height', `${Math.round(visualViewport.height)}px`);
    }
}
