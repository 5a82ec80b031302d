import { sheet } from './kit.js';


/** Looks of the thread and the composer, for visitors and agents. Only logical directions, so that it mirrors. */
export const threadStyle = sheet(`
:host {
    --radius: var(--deskbridge-radius, 16px);
    --raised: light-dark(#f1f3f6, #252a34);
    --line: light-dark(#d9dde4, #3a414e);
    --soft: light-dark(#565e6c, #aab2bf);
    --accent: light-dark(var(--accent-light, var(--brand)), var(--accent-dark, #fff));
    --danger: light-dark(#b3261e, #ffa198);
    --note: light-dark(#fff1cf, #40330f);
    --note-line: light-dark(#b07d00, #d9a93a);
}
textarea, input { font: inherit; color: inherit; margin: 0; }
button[disabled] { cursor: default; opacity: .55; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.thread { position: relative; flex: 1; min-height: 0; display: flex; }
.scroller { flex: 1; min-width: 0; overflow-y: auto; overscroll-behavior: contain; padding: 12px 14px; outline-offset: -3px;
    scrollbar-width: thin; scrollbar-color: var(--line) transparent; }
.message { display: grid; grid-template-columns: 28px minmax(0, 1fr); column-gap: 8px; margin-block-start: 2px; position: relative; }
.message[data-place~=first] { margin-block-start: 12px; }
.message > * { grid-column: 2; justify-self: start; max-width: 88%; }
.message[data-own] > * { justify-self: end; }
.message > .name { grid-row: 1; }
.message > .body { grid-row: 2; }
.message > .extras { grid-row: 3; }
.message > .unseen + .extras { grid-row: 2; }
.message > .meta { grid-row: 4; }
.name { font-size: 12.5px; color: var(--soft); padding-inline: 2px; margin-block-end: 3px; }
.message:not([data-place~=first]) .name { display: none; }
.avatar { width: 28px; height: 28px; border-radius: 50%; display: grid; place-items: center; background: var(--raised);
    color: var(--accent); }
.avatar svg { width: 17px; height: 17px; }
.message > .avatar { grid-column: 1; grid-row: 2; align-self: end; visibility: hidden; }
.message[data-place~=last] > .avatar { visibility: visible; }
.body { padding: 9px 13px; border-radius: var(--radius); background: var(--raised); overflow-wrap: anywhere;
    border: 1px solid transparent; text-align: start; }
.message:not([data-own])[data-place~=last] .body { border-end-start-radius: 5px; }
.message[data-own][data-place~=last] .body { border-end-end-radius: 5px; }
.message[data-own] .body { background: var(--brand); color: var(--on-brand); }
.body p, .body ul, .body ol { margin: 0; }
.body > :is(p, ul, ol) + :is(p, ul, ol) { margin-block-start: 8px; }
.body ul, .body ol { padding-inline-start: 20px; }
.body a { color: inherit; text-decoration: underline; text-underline-offset: 2px; }
.meta { display: flex; align-items: center; gap: 4px; font-size: 12px; color: var(--soft); padding: 2px 2px 0; min-height: 20px;
    flex-wrap: wrap; }
.message:not([data-place~=last]):not([data-state=failed]):not([data-state=waiting]) .meta { display: none; }
.state { display: inline-flex; align-items: center; gap: 4px; flex-wrap: wrap; }
.state svg { width: 15px; height: 15px; }
[data-state=read] .state { color: var(--accent); }
[data-state=failed] .state { color: var(--danger); }
[data-state=waiting] .body { opacity: .8; }
.toggle { color: var(--accent); font-weight: 600; font-size: 13px; min-height: 32px; padding: 0 4px; border-radius: 6px;
    text-decoration: underline; text-underline-offset: 3px; }
[data-state=failed] .toggle { color: inherit; font-size: 12px; min-height: 24px; }
.message[data-author=system] > * { grid-column: 1 / -1; justify-self: center; text-align: center; max-width: 100%; }
.message[data-author=system] .body { background: none; color: var(--soft); font-size: 13px; padding: 4px 8px; }
.message[data-author=system] .meta { display: none; }
.message[data-visibility=internal] .body { background: var(--note); color: var(--ink); border-color: var(--note-line); }
.extras { display: grid; gap: 4px; padding-block-start: 4px; }
.tools, .files, .sources, .tray { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 6px; }
.tools li { font-size: 12px; border: 1px solid var(--line); border-radius: 20px; padding: 2px 10px; color: var(--soft); }
.files li { font-size: 13px; }
.files a, .sources a { color: var(--accent); }
.files img { display: block; height: 140px; max-width: 100%; object-fit: cover; border-radius: 10px; }
.foot { display: flex; flex-wrap: wrap; align-items: center; column-gap: 8px; }
.sources { order: 3; flex: 1 0 100%; display: grid; gap: 8px; font-size: 13px; padding: 8px 12px; border: 1px solid var(--line);
    border-radius: 10px; overflow-wrap: anywhere; }
.sources p { margin: 2px 0 0; color: var(--soft); }
.thumbs { display: flex; align-items: center; flex-wrap: wrap; margin-inline-start: auto; }
.foot .thumbs:first-child { margin-inline-start: 0; }
.thumb { width: 32px; height: 32px; display: grid; place-items: center; color: var(--soft); border-radius: 8px; }
.thumb svg { width: 16px; height: 16px; }
.thumb[data-score=down] svg { rotate: 180deg; }
.thumb:hover { background: var(--raised); }
.thumb[aria-pressed=true] { color: var(--accent); background: var(--raised); }
.offer { order: 4; flex-basis: 100%; font-size: 13px; color: var(--soft); }
.divider { display: flex; align-items: center; gap: 10px; margin: 14px 0 6px; font-size: 12px; color: var(--soft); }
.divider::before, .divider::after { content: ""; flex: 1; border-top: 1px solid var(--line); }
.divider.new { color: var(--danger); font-weight: 600; }
.divider.new::before, .divider.new::after { border-color: currentColor; }
.typing { display: flex; align-items: end; gap: 8px; margin-block-start: 12px; }
.dots { display: flex; gap: 4px; padding: 13px 14px; border-radius: var(--radius); background: var(--raised); }
.dots i { width: 7px; height: 7px; border-radius: 50%; background: var(--soft); animation: dot 1.2s infinite; }
.dots i:nth-child(2) { animation-delay: .15s; }
.dots i:nth-child(3) { animation-delay: .3s; }
@keyframes dot { 0%, 60%, 100% { opacity: .35; } 30% { opacity: 1; transform: translateY(-3px); } }
.newer { position: absolute; bottom: 10px; left: 50%; transform: translateX(-50%); background: var(--ink); color: var(--surface);
    border-radius: 22px; padding: 0 16px; min-height: 40px; font-size: 13px; box-shadow: var(--shadow); white-space: nowrap; }
.pill-place { position: relative; z-index: 2; height: 0; }
.pill { position: absolute; top: 8px; left: 50%; transform: translateX(-50%); background: var(--ink); color: var(--surface);
    border-radius: 20px; padding: 5px 14px; font-size: 13px; box-shadow: var(--shadow); white-space: nowrap; }
.pill .toggle { color: inherit; }
.composer { display: flex; flex-wrap: wrap; align-items: end; gap: 6px; margin: 0 12px 10px; padding: 4px; border: 1px solid var(--soft);
    border-radius: calc(var(--radius) + 2px); background: var(--surface); }
.composer:focus-within { outline: 2px solid var(--focus); outline-offset: 1px; }
.grow { display: grid; flex: 1; min-width: 0; }
.grow::after { content: attr(data-twin) " "; white-space: pre-wrap; overflow-wrap: anywhere; visibility: hidden; }
.grow::after, .composer textarea { grid-area: 1 / 1; padding-block: 10px; padding-inline: 10px 6px; font: inherit; font-size: 16px;
    line-height: 24px; max-height: 128px; overflow: hidden; }
.composer textarea { border: 0; outline: 0; background: none; resize: none; width: 100%; overflow-y: auto; }
.composer textarea::placeholder { color: var(--soft); opacity: 1; }
.send { flex: none; width: 44px; height: 44px; border-radius: 50%; display: grid; place-items: center; background: var(--raised);
    color: var(--soft); transition: background .15s; }
.clip { background: none; }
.tray { flex-basis: 100%; }
.tray:empty { display: none; }
.tray li { display: flex; align-items: center; gap: 8px; max-width: 100%; padding-inline-start: 10px; font-size: 13px;
    border-radius: 10px; background: var(--raised); overflow-wrap: anywhere; }
.tray progress { width: 48px; accent-color: var(--accent); }
.tray [role=alert] { color: var(--danger); }
.send.ready { background: var(--brand); color: var(--on-brand); }
@media (pointer: coarse) {
    .toggle, .thumb, [data-state=failed] .toggle { min-width: 44px; min-height: 44px; }
}
@media (forced-colors: active) {
    .body, .pill, .newer, .dots, .send { border: 1px solid; }
    .thumb[aria-pressed=true] { border: 2px solid Highlight; }
}`);

export const panelStyle = sheet(`
.panel { position: fixed; z-index: 2147483000; inset-inline-end: var(--gap); bottom: calc(max(20px, env(safe-area-inset-bottom)) + 68px);
    width: 384px; height: min(704px, 100dvh - 104px); display: flex; flex-direction: column; overflow: hidden;
    background: var(--surface); color: var(--ink); border: 1px solid var(--line); border-radius: var(--radius);
    box-shadow: var(--shadow); outline: 0; animation: rise .18s ease-out; }
:host([side=left]) .panel { inset-inline: auto; left: var(--gap); }
:host([side=right]) .panel { inset-inline: auto; right: var(--gap); }
@keyframes rise { from { opacity: 0; transform: translateY(12px); } }
.head { position: relative; z-index: 3; display: flex; align-items: center; gap: 10px; min-height: 60px; padding-block: 6px;
    padding-inline: 14px 6px; background: var(--brand); color: var(--on-brand); --focus: currentColor; }
.head :focus-visible { outline-offset: -3px; }
.head .avatar { width: 36px; height: 36px; background: color-mix(in srgb, var(--on-brand) 18%, transparent); color: inherit; }
.head .avatar svg { width: 21px; height: 21px; }
.owner { flex: 1; min-width: 0; }
.owner h2, .owner p { margin: 0; font-size: 15.5px; font-weight: 650; line-height: 1.3; overflow-wrap: anywhere; outline: 0; }
.owner p { font-size: 12.5px; font-weight: 400; }
.tool { width: 44px; height: 44px; flex: none; display: grid; place-items: center; border-radius: 10px; }
.tool:hover { background: color-mix(in srgb, var(--on-brand) 14%, transparent); }
.menu { position: absolute; top: calc(100% - 4px); inset-inline-end: 12px; min-width: 220px; max-width: calc(100% - 24px); margin: 0;
    padding: 6px; list-style: none; background: var(--surface); color: var(--ink); border: 1px solid var(--line);
    border-radius: 12px; box-shadow: var(--shadow); }
.menu button { width: 100%; min-height: 44px; padding: 0 12px; text-align: start; border-radius: 8px; }
.menu button:hover:not([disabled]) { background: var(--raised); }
.banner { margin: 0; padding: 8px 14px; font-size: 13px; background: var(--note); border-bottom: 1px solid var(--note-line); }
.below { flex: none; }
.chips { display: flex; flex-wrap: wrap; gap: 8px; padding: 6px 12px 10px; }
.chip { min-height: 36px; padding: 5px 14px; border: 1px solid var(--accent); border-radius: 20px; color: var(--accent);
    font-size: 14px; text-align: start; overflow-wrap: anywhere; }
.chip:hover { background: var(--raised); }
.asked { margin: 0; padding: 6px 16px 10px; font-size: 13px; color: var(--soft); display: flex; gap: 8px; align-items: center; }
.asked::before { content: ""; width: 8px; height: 8px; flex: none; border-radius: 50%; background: var(--note-line); }
.card { margin-block-start: 16px; padding: 14px 16px; border: 1px solid var(--line); border-radius: var(--radius); }
.card h3 { margin: 0 0 4px; font-size: 15px; }
.card p { margin: 0 0 8px; }
.card label { display: block; font-weight: 600; margin-block-start: 10px; }
.card input { width: 100%; min-height: 44px; padding: 0 12px; font-size: 16px; border: 1px solid var(--soft); border-radius: 10px;
    background: var(--surface); color: var(--ink); }
.card input[aria-invalid=true] { border-color: var(--danger); }
.soft { color: var(--soft); font-size: 13px; }
.card .wrong { color: var(--danger); font-size: 13px; margin: 4px 0 8px; min-height: 1.4em; }
.row { display: flex; flex-wrap: wrap; gap: 8px; margin-block-end: 10px; }
.card .row:last-child { margin-block-end: 0; }
.solid, .plain { min-height: 44px; padding: 6px 18px; border-radius: 22px; font-weight: 600; }
.solid { background: var(--brand); color: var(--on-brand); }
.plain { color: var(--accent); border: 1px solid var(--line); }
.thumb.large { width: 52px; height: 44px; border: 1px solid var(--line); }
.thumb.large svg { width: 20px; height: 20px; }
.intro .body .disclosure { color: var(--soft); font-size: 13px; margin-block-start: 6px; }
.preview { bottom: calc(max(20px, env(safe-area-inset-bottom)) + 68px); max-width: min(300px, calc(100vw - 40px));
    display: flex; align-items: start; background: var(--surface); border: 1px solid var(--line); border-radius: 14px;
    box-shadow: var(--shadow); }
.preview .show { padding-block: 12px; padding-inline: 14px 0; text-align: start; min-height: 44px; border-radius: 14px; }
.preview b { display: block; font-size: 13px; color: var(--soft); }
.preview span { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden;
    overflow-wrap: anywhere; }
.preview .dismiss { width: 44px; height: 44px; flex: none; display: grid; place-items: center; color: var(--soft);
    border-radius: 14px; }
@media (prefers-reduced-data: reduce) { .preview { display: none; } }@media (max-width: 479.98px) {
    .panel, :host([side]) .panel { inset: 0; width: auto; height: var(--visible-height, 100dvh); border: 0; border-radius: 0;
        padding: env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom) env(safe-area-inset-left); }
}
@media (max-height: 420px) and (min-width: 480px) { .panel { height: calc(100dvh - 16px); bottom: 8px; } }
@media (max-height: 420px) {
    .head { min-height: 48px; padding-block: 0; }
    .head p, .head .avatar { display: none; }
    .chips { flex-wrap: nowrap; overflow-x: auto; padding-block: 2px 6px; }
    .chip { white-space: nowrap; }
}
@media (pointer: coarse) { .chip { min-height: 44px; } }
@media (forced-colors: active) { .panel, .chip, .solid, .menu { border: 1px solid; } .asked::before { forced-color-adjust: none; } }`);
