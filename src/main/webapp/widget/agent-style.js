import { sheet } from './kit.js';


export const agentStyle = sheet(`
:host { display: block; position: relative; height: 100%; min-height: 320px; }
.frame { position: absolute; inset: 0; display: flex; flex-direction: column; background: var(--surface); overflow: hidden; }
.bar { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 12px; padding: 10px 16px; border-bottom: 1px solid var(--line); }
.who { flex: 1 1 200px; min-width: 0; }
.who h2, .who p { margin: 0; font-size: 16px; line-height: 1.3; overflow-wrap: anywhere; }
.who p { font-size: 13px; color: var(--soft); }
.held { font-size: 12.5px; font-weight: 600; padding: 4px 12px; border-radius: 20px; background: var(--raised); border: 1px solid var(--line); }
.held[data-control=human] { background: light-dark(#e2f3e6, #17351f); border-color: light-dark(#4c9a63, #4c9a63); }
.held[data-control=assistant][data-status=escalated], .held[data-unclaimed] { background: var(--note); border-color: var(--note-line); }
.actions { display: flex; flex-wrap: wrap; gap: 8px; }
.action { min-height: 36px; padding: 0 14px; border: 1px solid var(--soft); border-radius: 8px; font-size: 14px; font-weight: 600; }
.action:hover:not([disabled]) { background: var(--raised); }
.action.main { background: var(--brand); border-color: var(--brand); color: var(--on-brand); }
.here { margin: 0; padding: 4px 16px; font-size: 12.5px; color: var(--soft); background: var(--raised); }
.problem { margin: 0; padding: 6px 16px; font-size: 13px; color: var(--danger); }
.log, .typing { max-width: 760px; margin-inline: auto; }
.message[data-own] { grid-template-columns: minmax(0, 1fr) 28px; }
.message[data-own] > * { grid-column: 1; }
.message[data-own] > .avatar { grid-column: 2; }
.message[data-own][data-author=assistant] .body { background: color-mix(in srgb, var(--brand) 12%, var(--surface)); color: var(--ink);
    border-color: color-mix(in srgb, var(--brand) 30%, var(--surface)); }
.message[data-own][data-visibility=internal] .body { background: var(--note); color: var(--ink); }
.write { border-top: 1px solid var(--line); padding-block-start: 8px; }
.write.noting { background: var(--note); }
.tabs { display: flex; gap: 4px; padding: 0 12px 6px; align-items: center; }
.tab { min-height: 36px; padding: 0 14px; border-radius: 8px; font-size: 14px; color: var(--soft); font-weight: 600; }
.tab[aria-selected=true] { color: var(--ink); background: var(--raised); box-shadow: inset 0 -2px var(--accent); }
.noting .tab[aria-selected=true] { background: var(--surface); box-shadow: inset 0 -2px var(--note-line); }
.noting .composer { border-color: var(--note-line); background: light-dark(#fff9e8, #2c240c); }
.noting .send.ready { background: light-dark(#7a5600, #e3b64f); color: light-dark(#fff, #241b00); }
.noting .tab, .noting .hint { color: var(--ink); }
.hint { margin-inline-start: auto; font-size: 12px; color: var(--soft); }
@media (pointer: coarse) { .action, .tab { min-height: 44px; } }
@media (forced-colors: active) { .tab[aria-selected=true], .action { border: 2px solid; } }`);
