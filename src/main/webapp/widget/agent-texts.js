import { offer } from './texts.js';


offer({
    replyTab: 'Reply',
    noteTab: 'Internal note',
    replyTo: 'Reply to {name}',
    noteFor: 'Note for the team, never shown to the visitor',
    takeover: 'Take over',
    giveBack: 'Give back to AI',
    resolve: 'Resolve',
    anonymous: 'Anonymous visitor',
    heldByAssistant: 'AI is answering',
    heldBy: '{name} is answering',
    heldByHuman: 'A person is answering',
    heldByExternal: 'The help desk is answering',
    statusEscalated: 'Needs human',
    statusResolved: 'Resolved',
    alsoHere: 'Also here: {names}',
    sendHint: 'Ctrl+Enter sends',
    feedOnline: 'Live',
    feedOffline: 'Offline, reconnecting',
});
