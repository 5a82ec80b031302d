import { CLOCK, PERSON, SPARK, THUMB, TICK, TICKS, WARN } from './icons.js';
import { el, icon, say, setAttribute } from './kit.js';
import { link, markdown, plain, safeUrl } from './markdown.js';

const STATES = { waiting: [CLOCK, 'sending'], sent: [TICK, 'sent'], read: [TICKS, 'read'] };
const FACES = { assistant: SPARK, agent: PERSON, visitor: PERSON };
const REASONS = { 'too-large': 'tooLarge', closed: 'closed' };

export function nameOf(author) {
    return author.name || say(author.kind);
}

export function avatar(kind) {
    return el('span', { class: `avatar ${kind}`, 'aria-hidden': 'true' }, icon(FACES[kind] ?? PERSON));
}

/** One message, built once; later changes are made in place, so that focus and screen readers are not disturbed. */
export class Bubble {
    constructor(entry, context) {
        this.context = context;
        const { message } = entry;
        this.prefix = el('span', { class: 'unseen' });
        this.time = el('time');
        this.state = el('span', { class: 'state' });
        this.meta = el('div', { class: 'meta' }, this.time, this.state);
        this.node = el('div', { class: 'message', 'data-test': 'message', 'data-author': message.author.kind,
            'data-visibility': message.visibility },
            this.#heading(message), this.#face(message), this.prefix, this.#body(message), this.#extras(message), this.meta);
        this.node.toggleAttribute('data-own', context.own(message));
    }

    update(entry, place) {
        const { message, state } = entry;
        setAttribute(this.node, 'data-seq', message.seq);
        setAttribute(this.node, 'data-state', state);
        setAttribute(this.node, 'data-place', place);
        const { time, full } = this.context.clock(message.sentAt);
        this.prefix.textContent = `${this.#spokenName(message)}, ${time}: `;
        this.time.textContent = time;
        this.time.title = full;
        this.#showState(entry);
        this.#showRating(entry);
    }

    #spokenName({ author, visibility }) {
        const role = author.kind === 'assistant' ? `, ${say('assistantRole')}` : '';
        const note = visibility === 'internal' ? `, ${say('note')}` : '';
        return (author.kind === this.context.me ? say('you') : nameOf(author) + role) + note;
    }

    #heading({ author, visibility }) {
        const role = author.kind === 'assistant' ? ` · ${say('assistantRole')}` : '';
        const note = visibility === 'internal' ? ` · ${say('note')}` : '';
        return author.kind === 'system' || author.kind === this.context.me && !note ? null
            : el('div', { class: 'name', 'aria-hidden': 'true', dir: 'auto' }, nameOf(author) + role + note);
    }

    #face({ author }) {
        return author.kind === 'system' || author.kind === this.context.me ? null : avatar(author.kind);
    }

    #body({ author, text }) {
        return el('div', { class: 'body', dir: 'auto' }, author.kind === 'visitor' ? plain(text) : markdown(text));
    }

    #extras({ author, tools, citations, attachments, seq }) {
        const rateable = author.kind === 'assistant' && seq && this.context.rate;
        const parts = [
            tools?.length && el('ul', { class: 'tools' }, tools.map(tool => el('li', { dir: 'auto' }, tool.label ?? tool.name))),
            attachments?.length && el('ul', { class: 'files' }, attachments.map(file => this.#attachment(file))),
            (citations?.length || rateable) && el('div', { class: 'foot' },
                citations?.length && this.#sources(citations), rateable && this.#thumbs(seq)),
        ].filter(Boolean);
        return parts.length ? el('div', { class: 'extras', 'aria-live': 'off' }, parts) : null;
    }

    #attachment({ name, url }) {
        const href = safeUrl(url, import.meta.url);
        return el('li', { dir: 'auto' }, href ? link(href, name) : name);
    }

    #sources(citations) {
        const list = el('ol', { class: 'sources', hidden: true }, citations.map(each => this.#source(each)));
        const toggle = el('button', { type: 'button', 'data-test': 'sources', 'aria-expanded': 'false',
            class: 'toggle', onclick: () => {
                list.hidden = !list.hidden;
                toggle.setAttribute('aria-expanded', !list.hidden);
                list.scrollIntoView({ block: 'nearest' });
            } }, say('sources', { n: citations.length }));
        return [toggle, list];
    }

    #source({ title, url, snippet }) {
        const href = url && safeUrl(url, document.baseURI);
        const shown = href && /^https?:/.test(href)
            ? link(href, title || href, el('span', { class: 'unseen' }, ` (${say('opensInTab')})`)) : title;
        return el('li', { dir: 'auto' }, shown, snippet && el('p', {}, snippet));
    }

    #thumbs(seq) {
        const thumb = (score, label) => el('button', { type: 'button', class: 'thumb', 'data-score': score,
            'aria-label': say(label), title: say(label), 'aria-pressed': 'false',
            onclick: () => this.context.rate(score, seq) }, icon(THUMB));
        this.thumbs = [thumb('up', 'helpful'), thumb('down', 'unhelpful')];
        this.offer = el('div', { class: 'offer', hidden: true }, say('unhelpfulOffer'), ' ',
            el('button', { type: 'button', class: 'toggle', 'data-test': 'human-offer',
                onclick: () => this.context.human() }, say('talkToHuman')));
        return el('span', { class: 'thumbs' }, this.thumbs, this.offer);
    }

    #showRating({ rating, canAskHuman }) {
        this.thumbs?.forEach(thumb => setAttribute(thumb, 'aria-pressed', thumb.dataset.score === rating));
        if (this.offer) {
            this.offer.hidden = rating !== 'down' || !canAskHuman;
        }
    }

    #showState({ state, item }) {
        const signature = `${state}/${item?.refused}`;
        if (this.signature === signature) {
            return;
        }
        this.signature = signature;
        if (state === 'failed') {
            this.state.replaceChildren(icon(WARN), ...this.#failure(item));
        } else if (STATES[state]) {
            const [path, label] = STATES[state];
            this.state.replaceChildren(icon(path), el('span', { class: 'unseen' }, say(label)));
            this.state.title = say(label);
        }
    }

    #failure({ clientId, refused }) {
        const button = (label, hook, action) => el('button', { type: 'button', class: 'toggle', 'data-test': hook,
            onclick: () => action(clientId) }, say(label));
        return [el('span', { role: 'alert' }, say(REASONS[refused] ?? 'notSent')), ' · ',
            button('retry', 'retry', this.context.retry), ' · ', button('edit', 'edit', this.context.edit)];
    }
}
