import { CLOCK, PERSON, SPARK, THUMB, TICK, TICKS, WARN } from './icons.js';
import { el, icon, say, setAttribute } from './kit.js';

const STATES = { waiting: [CLOCK, 'sending'], sent: [TICK, 'sent'], read: [TICKS, 'read'] };
const FACES = { assistant: SPARK, agent: PERSON, visitor: PERSON };
const REASONS = { 'too-large': 'tooLarge', closed: 'closed', 'bad-frame': 'fileGone' };

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
        message.attachments?.forEach((file, index) => this.#showFile(file, index));
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
        return text && el('div', { class: 'body', dir: 'auto' }, author.kind === 'visitor' ? plain(text) : markdown(text));
    }

    #extras({ author, text, tools, citations, attachments, seq, asks }) {
        const rateable = author.kind === 'assistant' && seq && !asks && this.context.rate;
        const parts = [
            tools?.length && el('ul', { class: 'tools' }, tools.map(tool => el('li', { dir: 'auto' }, tool.label ?? tool.name))),
            attachments?.length && (this.files = el('ul', { class: 'files' })),
            (citations?.[0] || rateable) && el('div', { class: 'foot' },
                citations?.[0] && this.#sources(citations), rateable && this.#thumbs(seq)),
        ].filter(Boolean);
        return parts.length ? el('div', { class: 'extras', 'aria-live': text && 'off' }, parts) : null;
    }

    /** The address comes with the server's answer and changes later; a picture that is there stays. */
    #showFile({ name, contentType, size, url }, index) {
        const item = this.files.children[index] ?? this.files.appendChild(el('li', { dir: 'auto' }, el('a', {},
            `${name} · ${Math.ceil(size / 1e3)} kB`)));
        const href = url && safeUrl(url, import.meta.url);
        if (href && !item.image) {
            item.replaceChildren(link(href, ...item.firstChild.childNodes));
            if (contentType.startsWith('image/')) {
                item.firstChild.replaceChildren(item.image = el('img', { alt: name, src: href }));
            }
        } else if (href) {
            item.firstChild.href = href;
            item.image.naturalWidth || setAttribute(item.image, 'src', href);
        }
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

const INLINE = /\*\*(.+?)\*\*|\[([^\]\n]+)\]\(([^\s)]+)\)|((?:https?:\/\/|mailto:)[^\s<>"]*[^\s<>".,;:!?)\]'])/;
const BULLET = /^\s*[-*•]\s+(.*)$/;
const NUMBER = /^\s*\d{1,3}[.)]\s+(.*)$/;

/** A small, safe part of Markdown as DOM nodes: paragraphs, line breaks, lists, bold and links. Nothing else is read. */
function markdown(text) {
    const result = document.createDocumentFragment();
    for (const block of text.trim().split(/\n\s*\n/)) {
        runs(block.split('\n')).forEach(run => result.append(renderRun(run)));
    }
    return result;
}

function plain(text) {
    return el('p', {}, withBreaks(text.split('\n'), line => [line]));
}

/** The address, when it may be a link at all; other schemes stay text. */
function safeUrl(address, base) {
    try {
        const url = new URL(address, base);
        return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : null;
    } catch {
        return null;
    }
}

function link(href, ...children) {
    return el('a', { href, target: '_blank', rel: 'noopener noreferrer nofollow' }, ...children);
}

function kindOf(line) {
    return BULLET.test(line) ? 'ul' : NUMBER.test(line) ? 'ol' : 'p';
}

function runs(lines) {
    const result = [];
    for (const line of lines) {
        const kind = kindOf(line);
        if (result.at(-1)?.kind === kind) {
            result.at(-1).lines.push(line);
        } else {
            result.push({ kind, lines: [line] });
        }
    }
    return result;
}

function renderRun({ kind, lines }) {
    if (kind === 'p') {
        return el('p', {}, withBreaks(lines, inline));
    }
    const content = line => line.match(kind === 'ul' ? BULLET : NUMBER)[1];
    const start = kind === 'ol' ? parseInt(lines[0], 10) : 1;
    return el(kind, { start: start === 1 ? null : start }, lines.map(line => el('li', {}, inline(content(line)))));
}

function withBreaks(lines, render) {
    return lines.flatMap((line, index) => index ? [el('br'), ...render(line)] : render(line));
}

function inline(text) {
    const result = [];
    let rest = text;
    for (let found = rest.match(INLINE); found; found = rest.match(INLINE)) {
        result.push(rest.slice(0, found.index), ...span(found));
        rest = rest.slice(found.index + found[0].length);
    }
    return [...result, rest];
}

function span([whole, bold, label, target, address]) {
    if (bold) {
        return [el('strong', {}, inline(bold))];
    }
    const href = safeUrl(address ?? target);
    return [href ? link(href, label ?? address) : whole];
}
