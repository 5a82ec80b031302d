package org.deskbridge.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.knowledge.Article;
import org.deskbridge.knowledge.Articles;
import org.deskbridge.platform.Ids;
import org.deskbridge.platform.Markdown;
import org.deskbridge.platform.Problem;
import org.jspecify.annotations.Nullable;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Messages;

/** One article, to be read by agents and written by admins. */
@Named
@ViewScoped
public class ArticlePage implements Serializable {
    private static final String LIST = "/console/knowledge.xhtml";

    @Inject
    Member member;

    @Inject
    Articles articles;

    private String id = "";
    private @Nullable UUID known;
    private String title = "";
    private String url = "";
    private String body = "";

    /** Without an id it is a new one. */
    public void open() {
        if (id.isEmpty()) {
            member.mustBeAdmin();
            return;
        }
        var asked = Ids.parse(id).orElseThrow(() -> Problem.notFound("article"));
        if (member.follows(articles.workspaceOf(asked))) {
            Faces.redirect(Faces.getRequestContextPath() + "/console/article.xhtml?id=" + asked);
            return;
        }
        show(articles.get(asked));
    }

    private void show(Article article) {
        known = article.id();
        title = article.title();
        url = Objects.requireNonNullElse(article.url(), "");
        body = article.body();
    }

    public void save() {
        member.mustBeAdmin();
        var address = url.isBlank() ? null : url.strip();
        if (!Articles.leadsSomewhere(address)) {
            throw Problem.field("url", "must be an http(s) or relative address");
        }
        if (known == null) {
            articles.add(member.workspaceId(), title.strip(), body, address);
        } else {
            articles.change(known, title.strip(), body, address);
        }
        leave("Saved. The assistant answers from it already.");
    }

    public void remove() {
        member.mustBeAdmin();
        Optional.ofNullable(known).ifPresent(articles::remove);
        leave("Deleted. The assistant does not know it any more.");
    }

    private static void leave(String saying) {
        Messages.addFlashGlobalInfo(saying);
        Faces.redirect(Faces.getRequestContextPath() + LIST);
    }

    public String getPreview() {
        return Markdown.html(body);
    }

    public boolean isNew() {
        return known == null;
    }

    public String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = Objects.requireNonNullElse(id, "");
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public String getUrl() {
        return url;
    }

    public void setUrl(String url) {
        this.url = url;
    }

    public String getBody() {
        return body;
    }

    public void setBody(String body) {
        this.body = body;
    }
}
