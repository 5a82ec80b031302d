import { el, say } from './kit.js';
import { Composer } from './thread.js';

/** The composer with its two tabs. Each has its own draft and files, so that a note never slips into a reply. */
export class AgentComposer {
    #files = {};

    constructor(session) {
        this.session = session;
        this.visibility = 'public';
        this.composer = new Composer({ draft: this.#draft('public'), sendKey: event => event.ctrlKey || event.metaKey,
            onTyping: on => this.visibility === 'public' && session.typing(on),
            uploads: () => session.uploads(),
            onSend: (text, attachments) => session.write(text, { visibility: this.visibility, attachments }) });
        this.tabs = [this.#tab('public', 'reply-tab', 'replyTab'), this.#tab('internal', 'note-tab', 'noteTab')];
        this.element = el('div', { class: 'write' }, el('div', { class: 'tabs' },
            el('div', { role: 'tablist', 'aria-label': say('compose'), onkeydown: event => this.#arrow(event) }, this.tabs),
            el('span', { class: 'hint' }, say('sendHint'))), this.composer.element);
        this.composer.field.id = 'deskbridge-reply';
        this.refresh();
    }

    choose(visibility) {
        if (visibility !== this.visibility) {
            const { files } = this.composer;
            this.composer.rest();
            this.#files[this.visibility] = files.take().filter(Boolean);
            files.put(this.#files[visibility]);
            this.visibility = visibility;
            this.composer.use(this.#draft(visibility));
            this.refresh();
        }
    }

    giveBack(item) {
        this.composer.giveBack(item);
    }

    refresh() {
        const note = this.visibility === 'internal';
        const { name } = this.session.visitor;
        this.element.classList.toggle('noting', note);
        this.tabs.forEach(tab => {
            const chosen = tab.dataset.visibility === this.visibility;
            tab.setAttribute('aria-selected', chosen);
            tab.tabIndex = chosen ? 0 : -1;
        });
        const label = note ? say('noteFor') : say('replyTo', { name: name || say('visitor') });
        this.composer.field.placeholder = label;
        this.composer.field.setAttribute('aria-label', label);
    }

    #draft(visibility) {
        const name = `draft:${visibility}`;
        return { load: () => this.session.store.get(name), save: text => this.session.store.set(name, text) };
    }

    #tab(visibility, action, label) {
        return el('button', { type: 'button', class: 'tab', role: 'tab', 'aria-controls': 'deskbridge-reply', 'data-action': action,
            'data-visibility': visibility, onclick: () => { this.choose(visibility); this.composer.field.focus(); } }, say(label));
    }

    #arrow(event) {
        if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
            this.choose(this.visibility === 'public' ? 'internal' : 'public');
            this.tabs.find(tab => tab.tabIndex === 0).focus();
        }
    }
}
