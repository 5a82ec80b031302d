package org.deskbridge.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.deskbridge.knowledge.Article;
import org.deskbridge.knowledge.Articles;
import org.deskbridge.platform.Tenant;
import org.deskbridge.workspace.Bootstrap;
import org.deskbridge.workspace.WorkspaceView;
import org.deskbridge.workspace.Workspaces;

/** The invented shop's articles, written into its workspace until the last of them is there. */
@ApplicationScoped
class DemoShop {
    private static final String FOLDER = "/WEB-INF/classes/demo/articles/";
    private static final int MANY = 1000;

    @Inject
    Workspaces workspaces;

    @Inject
    Articles articles;

    /** A start that was cut short goes on where it stopped; a stocked shop is left alone, whatever was deleted since. */
    void stock(ServletContext context) {
        workspaces
                .withWidgetKey(Bootstrap.DEMO_KEY)
                .map(WorkspaceView::id)
                .ifPresent(workspace -> Tenant.in(workspace, () -> stock(context, workspace)));
    }

    private void stock(ServletContext context, UUID workspace) {
        var files = new TreeSet<>(context.getResourcePaths(FOLDER));
        var present =
                articles.list(workspace, MANY, null).stream().map(Article::url).collect(Collectors.toSet());
        if (files.isEmpty() || present.contains(url(files.last()))) {
            return;
        }
        files.stream().filter(file -> !present.contains(url(file))).forEach(file -> add(context, workspace, file));
    }

    private void add(ServletContext context, UUID workspace, String file) {
        try (var stream = Objects.requireNonNull(context.getResourceAsStream(file))) {
            var text = new String(stream.readAllBytes(), UTF_8);
            var end = text.indexOf('\n');
            articles.add(
                    workspace,
                    text.substring(0, end).replaceFirst("^#\\s*", "").strip(),
                    text.substring(end).strip(),
                    url(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Relative, so that it also holds under another context root. */
    private static String url(String file) {
        return "help/"
                + file.substring(FOLDER.length()).replaceFirst("^\\d+-", "").replaceFirst("\\.md$", "");
    }
}
