import { CLIP, CROSS, SEND } from './icons.js';
import { el, icon, say } from './kit.js';

const TYPING_AGAIN = 3_000;
const TYPING_ENDS = 5_000;
const MOST = 5;
const LARGEST = 10 * 1024 * 1024;
const CAUSES = { 413: 'fileTooLarge', 415: 'fileType' };

/** Grows without inline styles: a hidden twin of its text in the same grid cell gives it its height. */
export class Composer {
    #typingSince = 0;
    #typingTimer = 0;

    constructor({ draft, onSend, onTyping, uploads, sendKey = event => !event.shiftKey }) {
        Object.assign(this, { draft, onSend, onTyping, sendKey });
        this.field = el('textarea', { rows: '1', 'data-test': 'composer', dir: 'auto', enterkeyhint: 'send',
            placeholder: say('placeholder'), 'aria-label': say('compose'),
            oninput: () => this.#changed(), onkeydown: event => this.#key(event), onblur: () => this.#typing(false) });
        this.grow = el('div', { class: 'grow' }, this.field);
        this.button = el('button', { type: 'submit', class: 'send', 'data-test': 'send', 'data-action': 'send',
            'aria-label': say('send'), title: say('send') }, icon(SEND));
        this.files = new Files(uploads, () => this.#mirror());
        this.element = el('form', { class: 'composer', novalidate: true, onsubmit: event => this.#submit(event) },
            this.files.tray, this.files.input, this.files.button, this.grow, this.button);
        this.use(draft);
    }

    get value() {
        return this.field.value;
    }

    set value(text) {
        this.field.value = text;
        this.#changed(false);
    }

    use(draft) {
        this.draft = draft;
        this.field.value = draft.load() ?? '';
        this.#mirror();
    }

    giveBack({ text, attachments }) {
        this.files.put(attachments);
        this.value = [text, this.value].filter(Boolean).join('\n');
        this.field.focus();
    }

    #changed(typed = true) {
        this.#mirror();
        this.draft.save(this.value);
        if (typed) {
            this.#typing(this.value.trim() !== '');
        }
    }

    #mirror() {
        this.grow.dataset.twin = this.value;
        this.button.classList.toggle('ready', this.#ready);
    }

    get #ready() {
        return (this.value.trim() || this.files.count) && !this.files.busy;
    }

    /** Safari reports the Enter that ends a composition as keyCode 229. */
    #key(event) {
        if (event.key === 'Enter' && !event.isComposing && event.keyCode !== 229 && this.sendKey(event)) {
            this.#submit(event);
        }
    }

    /** The message is stored before the field is emptied. */
    #submit(event) {
        event.preventDefault();
        if (this.#ready) {
            this.onSend(this.value.trim(), this.files.take());
            this.value = '';
            this.#typing(false);
        }
        this.field.focus();
    }

    rest() {
        this.#typing(false);
    }

    #typing(on) {
        clearTimeout(this.#typingTimer);
        if (on) {
            this.#typingTimer = setTimeout(() => this.#typing(false), TYPING_ENDS);
        }
        if (on ? Date.now() - this.#typingSince > TYPING_AGAIN : this.#typingSince) {
            this.#typingSince = on ? Date.now() : 0;
            this.onTyping(on);
        }
    }
}

/** What goes with the next message: each file is on its way to the server as soon as it is chosen. */
class Files {
    #items = new Set();

    constructor(target, changed) {
        Object.assign(this, { target, changed });
        this.input = el('input', { type: 'file', multiple: true, hidden: true, 'data-test': 'file',
            accept: 'image/png,image/jpeg,image/gif,image/webp,application/pdf,text/*', onchange: () => this.#chosen() });
        this.button = el('button', { type: 'button', class: 'send clip', 'data-test': 'attach', 'aria-label': say('attach'),
            title: say('attach'), onclick: () => this.input.click() }, icon(CLIP));
        this.tray = el('ul', { class: 'tray' });
    }

    get count() {
        return this.#items.size;
    }

    get busy() {
        return [...this.#items].some(item => !item.file);
    }

    /** Files dropped on a place or pasted in it; where text comes along, the text is meant. */
    listen(place) {
        const take = (event, { files, types }) => {
            if (files.length && !types.includes('text/plain')) {
                event.preventDefault();
                this.add(files);
            }
        };
        place.addEventListener('dragover', event => event.dataTransfer.types.includes('Files') && event.preventDefault());
        place.addEventListener('drop', event => take(event, event.dataTransfer));
        place.addEventListener('paste', event => take(event, event.clipboardData));
    }

    add(files) {
        for (const file of files) {
            const item = this.#show(file.name, {});
            const cause = this.count > MOST ? 'fileMost' : file.size > LARGEST && 'fileTooLarge';
            cause ? this.#fail(item, cause) : this.#send(file, item);
        }
    }

    put(files) {
        files?.forEach(file => this.#show(file.name, { file }));
    }

    take() {
        const files = [...this.#items].map(item => item.file);
        this.#items.clear();
        this.tray.replaceChildren();
        return files;
    }

    #chosen() {
        this.add(this.input.files);
        this.input.value = '';
    }

    #show(name, item) {
        const remove = el('button', { type: 'button', class: 'thumb', 'aria-label': say('remove', { name }),
            onclick: () => this.#remove(item) }, icon(CROSS));
        item.bar = el('progress', { max: 1, value: item.file ? 1 : 0, 'aria-label': name });
        item.node = el('li', { dir: 'auto' }, name, item.bar, remove);
        this.#items.add(item);
        this.tray.append(item.node);
        this.changed();
        return item;
    }

    #remove(item) {
        this.#items.delete(item);
        item.request?.abort();
        item.node.remove();
        this.changed();
        this.button.focus();
    }

    #fail(item, cause) {
        this.#items.delete(item);
        item.bar.replaceWith(el('span', { role: 'alert' }, say(cause)));
        this.changed();
    }

    /** Only this kind of request tells how far it has come. */
    async #send(file, item) {
        const { path, token } = await this.target();
        const request = item.request = new XMLHttpRequest();
        const body = new FormData();
        body.append('file', file);
        request.responseType = 'json';
        request.upload.onprogress = ({ loaded, total }) => { item.bar.value = loaded / total; };
        request.onloadend = () => this.#items.has(item) && this.#sent(request, item);
        request.open('POST', new URL(`../api/v1/${path}/uploads`, import.meta.url));
        request.setRequestHeader('X-Visitor-Token', token);
        this.#items.has(item) && request.send(body);
    }

    #sent({ status, response }, item) {
        item.file = response;
        status === 201 ? this.changed() : this.#fail(item, CAUSES[status] ?? 'fileFailed');
    }
}
