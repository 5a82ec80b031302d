import { el } from './kit.js';


const INLINE = /\*\*(.+?)\*\*|\[([^\]\n]+)\]\(([^\s)]+)\)|((?:https?:\/\/|mailto:)[^\s<>"]*[^\s<>".,;:!?)\]'])/;
const BULLET = /^\s*[-*•]\s+(.*)$/;
const NUMBER = /^\s*\d{1,3}[.)]\s+(.*)$/;

/** A small, safe part of Markdown as DOM nodes: paragraphs, line breaks, lists, bold and links. Nothing else is read. */
export function markdown(text) {
    const result = document.createDocumentFragment();
    for (const block of text.trim().split(/\n\s*\n/)) {
        runs(block.split('\n')).forEach(run => result.append(renderRun(run)));
    }
    return result;
}

export function plain(text) {
    return el('p', {}, withBreaks(text.split('\n'), line => [line]));
}

/** The address, when it may be a link at all; other schemes stay text. */
export function safeUrl(address, base) {
    try {
        const url = new URL(address, base);
        return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : null;
    } catch {
        return null;
    }
}

export function link(href, ...children) {
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
