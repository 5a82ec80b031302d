const PING_EVERY = 25_000;
const ANSWER_WITHIN = 10_000;
const FIRST_RETRY = 500;
const SLOWEST_RETRY = 15_000;
const STABLE_AFTER = 5_000;
const REFUSED = 1008;

/** A socket that always comes back: backoff with full jitter, and a ping that notices a half-open link. */
export class Connection {
    state = 'stopped';
    #attempt = 0;
    #timers = {};
    #onlineSince = Infinity;
    #wake = () => this.#check();
    #glance = () => document.visibilityState === 'visible' && this.#check();

    constructor({ url, hello, onFrame, onState, greeted = true }) {
        Object.assign(this, { url, hello, onFrame, onState, greeted });
    }

    start() {
        if (this.state === 'stopped') {
            addEventListener('online', this.#wake);
            document.addEventListener('visibilitychange', this.#glance);
            this.#dial();
        }
    }

    stop() {
        removeEventListener('online', this.#wake);
        document.removeEventListener('visibilitychange', this.#glance);
        this.#drop();
        this.#report('stopped');
    }

    get online() {
        return this.state === 'online';
    }

    send(frame) {
        if (this.online && this.socket.readyState === WebSocket.OPEN) {
            this.socket.send(JSON.stringify(frame));
            return true;
        }
        return false;
    }

    hurry() {
        if (!this.online && this.state !== 'stopped') {
            this.#attempt = 0;
            this.#dial();
        }
    }

    /** Greets the server anew, to fetch what this side lacks. */
    resume() {
        if (this.state !== 'stopped') {
            this.#lost();
        }
    }

    #dial() {
        this.#drop();
        this.#report('connecting');
        try {
            const socket = this.socket = new WebSocket(this.url);
            socket.onopen = () => this.#opened(socket);
            socket.onmessage = event => this.#receive(event.data);
            socket.onclose = event => this.#lost(event);
        } catch {
            this.#lost();
            return;
        }
        this.#timers.answer = setTimeout(() => this.#lost(), ANSWER_WITHIN);
    }

    #opened(socket) {
        socket.send(JSON.stringify(this.hello()));
        if (!this.greeted) {
            this.#greet();
        }
    }

    #receive(data) {
        let frame;
        try {
            frame = JSON.parse(data);
        } catch {
            return;
        }
        const welcome = frame.type === 'welcome' && !this.online;
        if (this.online) {
            clearTimeout(this.#timers.answer);
        }
        this.onFrame(frame);
        if (welcome && this.socket) {
            this.#greet();
        }
    }

    #greet() {
        clearTimeout(this.#timers.answer);
        this.#onlineSince = Date.now();
        this.#timers.ping = setInterval(() => this.ping(), PING_EVERY);
        this.#report('online');
    }

    ping() {
        this.send({ type: 'ping' });
        clearTimeout(this.#timers.answer);
        this.#timers.answer = setTimeout(() => this.#lost(), ANSWER_WITHIN);
    }

    #check() {
        if (this.online) {
            this.ping();
        } else {
            this.hurry();
        }
    }

    /** Only a link that held resets the backoff: a server that greets and dies is not to be hammered. */
    #lost(event) {
        this.#drop();
        this.#attempt = Date.now() - this.#onlineSince > STABLE_AFTER ? 0 : this.#attempt;
        this.#attempt = event?.code === REFUSED ? Math.max(this.#attempt, 5) : this.#attempt;
        this.#onlineSince = Infinity;
        const longest = Math.min(SLOWEST_RETRY, FIRST_RETRY * 2 ** this.#attempt++);
        this.#timers.retry = setTimeout(() => this.#dial(), Math.random() * longest);
        this.#report('waiting', event);
    }

    #drop() {
        Object.values(this.#timers).forEach(clearTimeout);
        const socket = this.socket;
        this.socket = null;
        if (socket) {
            socket.onopen = socket.onmessage = socket.onclose = null;
            socket.close();
        }
    }

    #report(state, event) {
        this.state = state;
        this.onState(state, event);
    }
}
