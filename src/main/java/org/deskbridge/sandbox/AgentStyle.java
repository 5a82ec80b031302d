package org.deskbridge.sandbox;

/** How the agent's pages look. */
final class AgentStyle {
    static final String CSS = """
            :root {
              color-scheme: light dark;
              --ink: #1c2430;
              --quiet: #5b6676;
              --line: #dfe4ea;
              --page: #f5f7f9;
              --card: #ffffff;
              --accent: #1f5eff;
              --note: #fff3d1;
              --agent: #e8f0ff;
            }
            @media (prefers-color-scheme: dark) {
              :root {
                --ink: #e8edf3;
                --quiet: #9aa6b5;
                --line: #313b47;
                --page: #151a20;
                --card: #1d242c;
                --accent: #7fa4ff;
                --note: #46381a;
                --agent: #20304f;
              }
            }
            * { box-sizing: border-box; }
            body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
            header { display: flex; gap: 1rem; flex-wrap: wrap; align-items: baseline; padding: .8rem 1.5rem; background: var(--card); border-bottom: 1px solid var(--line); }
            header a { font-weight: 650; color: var(--ink); text-decoration: none; }
            header span, .quiet { color: var(--quiet); font-size: .88rem; }
            main { max-width: 60rem; margin: 0 auto; padding: 1rem 1.5rem 4rem; }
            h1 { font-size: 1.35rem; margin: 1rem 0 .5rem; }
            h2 { font-size: 1.05rem; margin: 2rem 0 .5rem; }
            a { color: var(--accent); }
            table { width: 100%; border-collapse: collapse; background: var(--card); border: 1px solid var(--line); border-radius: 8px; overflow: hidden; }
            th, td { text-align: left; padding: .55rem .8rem; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
            th { font-size: .82rem; color: var(--quiet); font-weight: 600; }
            tr:last-child td { border-bottom: 0; }
            .empty { padding: 2rem; text-align: center; background: var(--card); border: 1px dashed var(--line); border-radius: 8px; color: var(--quiet); }
            .status, .tag { padding: .1rem .5rem; border-radius: 99px; border: 1px solid var(--line); font-size: .82rem; }
            .status.new, .status.open { border-color: var(--accent); color: var(--accent); }
            .thread { display: grid; gap: .7rem; margin: 1rem 0; }
            article { padding: .7rem 1rem; background: var(--card); border: 1px solid var(--line); border-radius: 10px; max-width: 44rem; }
            article.agent { background: var(--agent); justify-self: end; }
            article.note { background: var(--note); justify-self: end; }
            article p { margin: 0; }
            .text { white-space: pre-wrap; overflow-wrap: anywhere; }
            form { margin-top: 1rem; }
            .reply label { display: block; font-weight: 600; }
            textarea { width: 100%; font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .6rem; }
            .buttons { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; margin-top: .5rem; }
            .buttons label { font-weight: 400; }
            button { font: inherit; padding: .4rem .8rem; border-radius: 8px; border: 1px solid var(--line); background: var(--card); color: var(--ink); cursor: pointer; }
            button.primary { background: #1f5eff; border-color: #1f5eff; color: #fff; }
            :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
            """;

    private AgentStyle() {}
}
