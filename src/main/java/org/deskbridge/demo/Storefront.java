package org.deskbridge.demo;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.knowledge.Article;
import org.deskbridge.knowledge.Articles;
import org.deskbridge.platform.Configuration;
import org.deskbridge.platform.Markdown;
import org.deskbridge.platform.Tenant;
import org.deskbridge.workspace.Bootstrap;
import org.deskbridge.workspace.WorkspaceView;
import org.deskbridge.workspace.Workspaces;
import org.jsoup.nodes.Document;

/** The demo shop's home page, and its help pages, to which the assistant's citations lead. */
@WebServlet({"", Storefront.HELP + "/*"})
public class Storefront extends HttpServlet {
    static final String HELP = "/help";
    private static final int MANY = 1000;

    @Inject
    Workspaces workspaces;

    @Inject
    Articles articles;

    @Inject
    DemoActions actions;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (!Configuration.on("demo")) {
            response.sendRedirect(request.getContextPath() + "/console/");
        } else if (!request.getServletPath().equals(HELP)) {
            if (Configuration.publicUrl().isEmpty()) {
                actions.at("http://localhost:" + request.getLocalPort() + request.getContextPath());
            }
            response.setContentType("text/html;charset=UTF-8");
            request.getRequestDispatcher("/WEB-INF/storefront/index.html").include(request, response);
        } else {
            help(request, response);
        }
    }

    private void help(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var wanted = "help" + Optional.ofNullable(request.getPathInfo()).orElse("/");
        var article = workspaces
                .withWidgetKey(Bootstrap.DEMO_KEY)
                .map(WorkspaceView::id)
                .flatMap(workspace -> Tenant.in(workspace, () -> find(workspace, wanted)));
        if (article.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().print(page(article.get(), request.getContextPath()));
    }

    private Optional<Article> find(UUID workspace, String url) {
        return articles.list(workspace, MANY, null).stream()
                .filter(article -> url.equals(article.url()))
                .findFirst();
    }

    private static String page(Article article, String contextPath) {
        var page = Document.createShell("");
        page.title(article.title());
        page.head()
                .appendElement("meta")
                .attr("name", "viewport")
                .attr("content", "width=device-width, initial-scale=1");
        page.head().appendElement("link").attr("rel", "stylesheet").attr("href", contextPath + "/widget/help.css");
        page.body().appendElement("a").attr("href", contextPath + "/").text("Tallowbrook Outdoor");
        var main = page.body().appendElement("main");
        main.appendElement("h1").text(article.title());
        main.append(Markdown.html(article.body()));
        page.body()
                .appendElement("script")
                .attr("type", "module")
                .attr("src", contextPath + "/widget/deskbridge.js")
                .attr("data-widget-key", Bootstrap.DEMO_KEY);
        return "<!DOCTYPE html>\n" + page.outerHtml();
    }
}
